/** The person matcher: names in any spelling and script, found in memory, with the evidence. */
@NullMarked
package org.panah.match;

import org.jspecify.annotations.NullMarked;
