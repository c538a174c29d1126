/**
 * Values that describe a person: identifiers, names, dates, addresses. Each is valid by
 * construction and hides itself.
 */
@NullMarked
package org.panah.person;

import org.jspecify.annotations.NullMarked;
