/**
 * Alerts for lost, missing, abducted and found children: what is made known of a child, by whom and
 * how it ends. Each value is valid by construction and hides itself.
 */
@NullMarked
package org.panah.alert;

import org.jspecify.annotations.NullMarked;
