/** Import and export of offender records as CSV and JSON Lines. */
@NullMarked
package org.panah.exchange;

import org.jspecify.annotations.NullMarked;
