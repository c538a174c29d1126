/** A Spring Boot application that embeds a registry, or asks a node, with the same controllers. */
@NullMarked
package org.panah.examples.springboot;

import org.jspecify.annotations.NullMarked;
