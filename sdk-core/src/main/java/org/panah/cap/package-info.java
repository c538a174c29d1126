/**
 * The Common Alerting Protocol, version 1.2: alerts as other systems read and write them. Source:
 * OASIS, Common Alerting Protocol Version 1.2.
 */
@NullMarked
package org.panah.cap;

import org.jspecify.annotations.NullMarked;
