/** The door: a registry, the sessions it opens, and what a session offers. */
@NullMarked
package org.panah;

import org.jspecify.annotations.NullMarked;
