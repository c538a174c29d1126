package org.panah.match;

/**
 * What Jazzer calls with bytes that it chooses by the code that they reached: see the profile
 * {@code fuzz}. Needs nothing of Jazzer's to be compiled.
 */
public final class HostileNamesFuzz {
  private static final int PEOPLE = 2_000;
  private static final HostileSearches SEARCHES = new HostileSearches(PEOPLE);

  private HostileNamesFuzz() {}

  /** Whatever it throws is a finding. */
  public static void fuzzerTestOneInput(byte[] data) {
    SEARCHES.run(data);
  }

  /** Tells at the end how much was done. */
  public static void fuzzerTearDown() {
    System.out.println("hostile names, by coverage: " + SEARCHES);
  }
}
