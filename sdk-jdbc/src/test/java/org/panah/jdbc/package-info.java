/** Tests of storage on JDBC, on H2 in memory and on files. */
@NullMarked
package org.panah.jdbc;

import org.jspecify.annotations.NullMarked;
