/** Benchmarks that must see inside the registry: what a look-up costs before its audit entry. */
@NullMarked
package org.panah;

import org.jspecify.annotations.NullMarked;
