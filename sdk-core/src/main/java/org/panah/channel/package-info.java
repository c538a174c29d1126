/**
 * Channels by which posts are told of alerts: a file, the log, web hooks, mail and short messages.
 * Only the public view goes out, and no error, log line or {@code toString} holds any of it.
 */
@NullMarked
package org.panah.channel;

import org.jspecify.annotations.NullMarked;
