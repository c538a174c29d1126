/** The ordered change feed and what follows it. */
@NullMarked
package org.panah.feed;

import org.jspecify.annotations.NullMarked;
