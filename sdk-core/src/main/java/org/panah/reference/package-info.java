/**
 * Law sections, provinces, districts, agencies and roles: versioned data files, their readers, and
 * how a host puts its own lines on top.
 */
@NullMarked
package org.panah.reference;

import org.jspecify.annotations.NullMarked;
