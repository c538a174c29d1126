package org.panah.exchange;

import java.time.Instant;

/**
 * What an export wrote.
 *
 * @param records records that were written, or of which something was
 * @param leftOut records that were left out, or of which something was, because it tells of an
 *     offender under 18 (guard G7)
 * @param asOf every change that the owner made before this instant is in it
 */
public record ExportReport(long records, long leftOut, Instant asOf) {}
