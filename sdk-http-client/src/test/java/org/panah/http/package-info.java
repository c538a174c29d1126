/** Compares the contract's file with the code, and reads what other versions may send. */
@NullMarked
package org.panah.http;

import org.jspecify.annotations.NullMarked;
