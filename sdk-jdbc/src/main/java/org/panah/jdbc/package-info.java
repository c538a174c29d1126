/**
 * Storage on JDBC: store and audit log on one data source, its schema, and what databases differ
 * in.
 */
@NullMarked
package org.panah.jdbc;

import org.jspecify.annotations.NullMarked;
