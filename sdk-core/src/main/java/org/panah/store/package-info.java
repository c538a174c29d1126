/** The storage contract: six verbs over opaque, versioned documents, in memory and cached. */
@NullMarked
package org.panah.store;

import org.jspecify.annotations.NullMarked;
