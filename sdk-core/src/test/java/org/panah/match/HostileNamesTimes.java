package org.panah.match;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures hostile searches among 100,000 people, without a fuzzer's instruments in the code: first
 * for the bytes that the fuzzer has found to reach new code, then for random ones. None may need
 * more than 100 ms of the processor; pauses of the collector are told apart.
 *
 * <p>Arguments: how many strings at least, then folders of files with bytes.
 */
final class HostileNamesTimes {
  private static final int PEOPLE = 100_000;
  private static final int WARM_UP = 3_000;
  private static final int LONGEST = 400;
  private static final double MOST_MILLIS = 100;

  private HostileNamesTimes() {}

  public static void main(String[] args) throws IOException {
    HostileSearches searches = new HostileSearches(PEOPLE);
    Random random = new Random(43);
    for (int i = 0; i < WARM_UP; i++) {
      searches.run(bytes(random));
    }
    searches.mostNanos();
    long least = searches.strings() + Long.parseLong(args[0]);
    List<byte[]> kept = new ArrayList<>();
    for (String folder : List.of(args).subList(1, args.length)) {
      kept.addAll(files(Path.of(folder)));
    }
    double most = 0;
    int slow = 0;
    for (int i = 0; i < kept.size() || searches.strings() < least; i++) {
      searches.run(i < kept.size() ? kept.get(i) : bytes(random));
      double millis = searches.mostNanos() / 1e6;
      most = Math.max(most, millis);
      slow += millis > MOST_MILLIS ? 1 : 0;
    }
    System.out.printf(
        "hostile names, by time: %s; %,d inputs of the fuzzer's; the longest search took %.1f ms of"
            + " the processor, %d more than %.0f ms%n",
        searches, kept.size(), most, slow, MOST_MILLIS);
    System.exit(slow == 0 ? 0 : 1);
  }

  private static byte[] bytes(Random random) {
    byte[] bytes = new byte[1 + random.nextInt(LONGEST)];
    random.nextBytes(bytes);
    return bytes;
  }

  private static List<byte[]> files(Path folder) throws IOException {
    List<byte[]> all = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          all.add(Files.readAllBytes(file));
        }
      }
    }
    return all;
  }
}
