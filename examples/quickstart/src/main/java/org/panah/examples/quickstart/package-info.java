/**
 * The first program of the README: imports people into an embedded database and tells a short
 * story.
 */
@NullMarked
package org.panah.examples.quickstart;

import org.jspecify.annotations.NullMarked;
