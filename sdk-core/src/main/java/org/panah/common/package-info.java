/** What every package may use: agencies, pages, the error root and its table, group commit. */
@NullMarked
package org.panah.common;

import org.jspecify.annotations.NullMarked;
