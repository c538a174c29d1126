/** Who asks, for which agency, for what purpose, on which case; and the policy that decides. */
@NullMarked
package org.panah.access;

import org.jspecify.annotations.NullMarked;
