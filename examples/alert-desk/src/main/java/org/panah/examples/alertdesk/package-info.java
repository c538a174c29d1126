/** A missing child made known to everybody who must be told, until it is found. */
@NullMarked
package org.panah.examples.alertdesk;

import org.jspecify.annotations.NullMarked;
