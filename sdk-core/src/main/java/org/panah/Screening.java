package org.panah;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Spliterator;
import java.util.concurrent.CompletionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.hit.Hits;
import org.panah.match.PersonQuery;

/**
 * Asks the queries of a list on all cores, some ahead of whoever reads the answers, and gives these
 * in the order of the queries. Threads are there while there is work, and are never interrupted: a
 * database file may not survive that.
 */
final class Screening implements Spliterator<Screened> {
  private static final int AHEAD = 8;
  private static final int END_SECONDS = 10;

  private final Spliterator<PersonQuery> queries;
  private final Function<PersonQuery, Hits> search;
  private final Deque<FutureTask<Screened>> asked = new ArrayDeque<>();
  private final ThreadPoolExecutor threads;
  private final int window;
  private long number;
  private volatile boolean ended;

  private Screening(Spliterator<PersonQuery> queries, Function<PersonQuery, Hits> search) {
    this.queries = queries;
    this.search = search;
    int cores = Runtime.getRuntime().availableProcessors();
    window = AHEAD * cores;
    threads =
        new ThreadPoolExecutor(
            cores,
            cores,
            1,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              Thread thread = new Thread(work, "panah-screening");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  static Stream<Screened> of(Stream<PersonQuery> queries, Function<PersonQuery, Hits> search) {
    Screening screening = new Screening(queries.spliterator(), search);
    return StreamSupport.stream(screening, false).onClose(screening::end).onClose(queries::close);
  }

  @Override
  public boolean tryAdvance(Consumer<? super Screened> action) {
    Screened next;
    try {
      next = next();
    } catch (RuntimeException | Error e) {
      end();
      throw e;
    }
    if (next == null) {
      end();
      return false;
    }
    action.accept(next);
    return true;
  }

  private @Nullable Screened next() {
    while (!ended && asked.size() < window && queries.tryAdvance(this::ask)) {
      // Asked.
    }
    FutureTask<Screened> first = asked.poll();
    return ended || first == null ? null : answer(first);
  }

  private void ask(PersonQuery query) {
    long place = ++number;
    FutureTask<Screened> task = new FutureTask<>(() -> screen(place, query));
    asked.add(task);
    threads.execute(task);
  }

  private Screened screen(long place, PersonQuery query) {
    try {
      return new Screened(place, search.apply(query), null);
    } catch (PanahException.InvalidRequest e) {
      return new Screened(place, null, e);
    }
  }

  private static Screened answer(FutureTask<Screened> task) {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PanahException.Unavailable("screening, which was interrupted,", e);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new CompletionException(e.getCause());
    }
  }

  /** Asks nothing more, and waits for what is being asked. */
  private void end() {
    ended = true;
    threads.getQueue().clear();
    asked.clear();
    threads.shutdown();
    try {
      if (!threads.awaitTermination(END_SECONDS, TimeUnit.SECONDS)) {
        // It ends with its last question.
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public @Nullable Spliterator<Screened> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return queries.estimateSize();
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }
}
