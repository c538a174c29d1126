package org.panah.exchange;

import java.util.OptionalDouble;

/**
 * How far an import has come. The first number is the sum of the four that follow it.
 *
 * @param read rows that were read and dealt with
 * @param added records that are new in the registry
 * @param amended records that were changed in it
 * @param unchanged records that it had already
 * @param rejected rows that were not taken
 * @param bytesRead how much of the file was read; 0 where that is not known
 * @param bytesTotal how long the file is; 0 where that is not known
 */
public record ImportProgress(
    long read,
    long added,
    long amended,
    long unchanged,
    long rejected,
    long bytesRead,
    long bytesTotal) {

  /** How much is done, 0 to 1; empty where the length of the source is not known. */
  public OptionalDouble fraction() {
    return bytesTotal == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(Math.min(1.0, (double) bytesRead / bytesTotal));
  }
}
