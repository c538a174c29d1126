/** A registry that is reached over HTTP, and the contract between it and a node. */
@NullMarked
package org.panah.http;

import org.jspecify.annotations.NullMarked;
