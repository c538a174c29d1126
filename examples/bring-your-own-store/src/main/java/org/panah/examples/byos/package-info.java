/** A store of one's own: six verbs on plain files, which pass the published contract. */
@NullMarked
package org.panah.examples.byos;

import org.jspecify.annotations.NullMarked;
