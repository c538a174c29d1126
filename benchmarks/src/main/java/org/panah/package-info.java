/**
 * Benchmarks that must see inside the registry: what a look-up costs before its audit entry, and
 * what the sieve of watches lets through.
 */
@NullMarked
package org.panah;

import org.jspecify.annotations.NullMarked;
