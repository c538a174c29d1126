/** Benchmarks of the hot paths, each beside the raw limit in the same run. */
@NullMarked
package org.panah.benchmarks;

import org.jspecify.annotations.NullMarked;
