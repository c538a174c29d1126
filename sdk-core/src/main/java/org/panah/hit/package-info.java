/** Graded, explained answers. A hit is a lead, never a ground to act. */
@NullMarked
package org.panah.hit;

import org.jspecify.annotations.NullMarked;
