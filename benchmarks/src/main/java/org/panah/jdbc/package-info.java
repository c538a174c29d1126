/** What benchmarks take from inside the storage: connection pools set up as it sets up its own. */
@NullMarked
package org.panah.jdbc;

import org.jspecify.annotations.NullMarked;
