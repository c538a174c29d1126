/** Runs the first program a user types, and compares it with the README. */
@NullMarked
package org.panah.examples.firsthit;

import org.jspecify.annotations.NullMarked;
