/**
 * What a host tests with: the contracts that every store and audit log passes, a clock that is set
 * by hand, a proxy that breaks connections, and synthetic people.
 */
@NullMarked
package org.panah.testkit;

import org.jspecify.annotations.NullMarked;
