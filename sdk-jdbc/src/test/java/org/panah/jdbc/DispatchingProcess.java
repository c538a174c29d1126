package org.panah.jdbc;

import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.panah.Dispatcher;
import org.panah.Registry;
import org.panah.RegistryBuilder;
import org.panah.alert.AlertChannel;
import org.panah.alert.AlertMessage;
import org.panah.alert.DeliveryOutcome;
import org.panah.common.Agency;

/**
 * The process that {@link DispatchFaultTest} kills: tells posts on channels that hang, fail, throw
 * and answer twice, and prints each message that a channel took. Its faults end with the line
 * {@code calm}, and it with its input.
 */
final class DispatchingProcess {
  static final Agency OWNER = Agency.of("PB-POL");
  static final String HANGING = "hanging";
  static final Duration CALL_LIMIT = Duration.ofMillis(400);

  private static final Duration HANGS = CALL_LIMIT.multipliedBy(4);
  private static final Duration TAKES = Duration.ofMillis(4);

  private static volatile boolean calm;

  private DispatchingProcess() {}

  /** A channel of a gateway that takes some milliseconds for a message, and has its faults. */
  private record Channel(String name, FileOutputStream taken) implements AlertChannel {
    @Override
    public DeliveryOutcome deliver(AlertMessage message) {
      int chance = calm ? 100 : ThreadLocalRandom.current().nextInt(100);
      boolean hanging = message.post().value().startsWith(HANGING);
      if (hanging && chance < 15) {
        return pass(HANGS, true)
            ? DeliveryOutcome.retry("interrupted")
            : DeliveryOutcome.retry("late");
      } else if (hanging && chance < 30) {
        // A second answer, after it was given up: that it was taken, though it was not.
        pass(HANGS, false);
        return DeliveryOutcome.delivered();
      } else if (chance < 3) {
        return DeliveryOutcome.retry("busy");
      } else if (chance < 5) {
        throw new IllegalStateException("of " + message.title());
      }
      pass(TAKES, false);
      String line = message.key() + " " + System.currentTimeMillis() + "\n";
      try {
        // A line is written whole or not at all, whatever happens to this process.
        taken.write(line.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return DeliveryOutcome.delivered();
    }

    /** Lets time pass; answers whether it was interrupted before. */
    private static boolean pass(Duration time, boolean endsByInterrupt) {
      long end = System.nanoTime() + time.toNanos();
      for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
        LockSupport.parkNanos(left);
        if (Thread.interrupted() && endsByInterrupt) {
          return true;
        }
      }
      return false;
    }
  }

  public static void main(String[] args) throws IOException {
    try (FileOutputStream taken = new FileOutputStream(FileDescriptor.out);
        BufferedReader input =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
      Dispatcher dispatcher =
          Dispatcher.to(
                  new Channel("sms", taken),
                  new Channel("email", taken),
                  new Channel("webhook", taken))
              .lease(Duration.parse(args[1]))
              .callLimit(CALL_LIMIT);
      RegistryBuilder builder = Registry.builder(JdbcStorage.open(args[0])).agency(OWNER);
      Registry registry = builder.nameSearch(false).dispatching(dispatcher).build();
      for (String line = input.readLine(); line != null; line = input.readLine()) {
        calm |= line.equals("calm");
      }
      registry.close();
    }
  }
}
