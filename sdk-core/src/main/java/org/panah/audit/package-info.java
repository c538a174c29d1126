/**
 * The audit of every question: entries, the hash chain that binds them, and the log they are kept
 * in.
 */
@NullMarked
package org.panah.audit;

import org.jspecify.annotations.NullMarked;
