/** The one JSON form in which records are typed, stored and sent. */
@NullMarked
package org.panah.codec;

import org.jspecify.annotations.NullMarked;
