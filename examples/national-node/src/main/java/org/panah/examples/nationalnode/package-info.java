/** A server that speaks Panah's contract over HTTP, on any store. */
@NullMarked
package org.panah.examples.nationalnode;

import org.jspecify.annotations.NullMarked;
