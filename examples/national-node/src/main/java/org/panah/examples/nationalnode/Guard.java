package org.panah.examples.nationalnode;

import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;

/**
 * The outermost handler: every answer gets the header fields that keep browsers from doing harm,
 * methods that the contract does not know go no further, and a connection that has had no complete
 * head of a request for some time is closed, though a byte of one may come in now and then, which
 * Jetty's own time-out is content with.
 */
final class Guard extends Handler.Wrapper implements Graceful {
  private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");
  private static final int LOOKS = 4;

  private final long idleNanos;
  private final boolean secure;
  private final ServerConnector connector;
  private final Map<EndPoint, Use> uses = new ConcurrentHashMap<>();
  private Scheduler.@Nullable Task next;
  private volatile boolean shutdown;

  /** How a connection was used. */
  private static final class Use {
    final AtomicInteger running = new AtomicInteger();
    volatile long since = System.nanoTime();
  }

  /**
   * A guard of a connector.
   *
   * @param idle how long a connection may be without a request
   * @param secure whether it speaks TLS
   */
  Guard(ServerConnector connector, Duration idle, boolean secure) {
    this.connector = connector;
    this.idleNanos = idle.toNanos();
    this.secure = secure;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    protect(response.getHeaders());
    EndPoint end = outermost(request.getConnectionMetaData().getConnection().getEndPoint());
    Use use = uses.computeIfAbsent(end, key -> new Use());
    use.running.incrementAndGet();
    Request.addCompletionListener(
        request,
        failure -> {
          use.since = System.nanoTime();
          use.running.decrementAndGet();
          // Either this sees that the node ends, or the end sees that nothing runs here.
          if (shutdown) {
            end.close();
          }
        });
    if (!METHODS.contains(request.getMethod())) {
      Response.writeError(request, response, callback, HttpStatus.METHOD_NOT_ALLOWED_405);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /** Puts in the header fields that every answer has. */
  void protect(HttpFields.Mutable fields) {
    fields.put("Cache-Control", "no-store");
    fields.put("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'");
    fields.put("Referrer-Policy", "no-referrer");
    fields.put("X-Content-Type-Options", "nosniff");
    fields.put("X-Frame-Options", "DENY");
    if (secure) {
      fields.put("Strict-Transport-Security", "max-age=31536000");
    }
  }

  /** Closes the connections that wait for a request, so that nobody waits for them. */
  @Override
  public CompletableFuture<Void> shutdown() {
    shutdown = true;
    for (EndPoint end : connector.getConnectedEndPoints()) {
      Use use = uses.get(end);
      if (use == null || use.running.get() == 0) {
        end.close();
      }
    }
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  private static EndPoint outermost(EndPoint end) {
    EndPoint unwrapped = end;
    while (unwrapped instanceof EndPoint.Wrapper wrapper) {
      unwrapped = wrapper.unwrap();
    }
    return unwrapped;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    look();
  }

  private void look() {
    long now = System.nanoTime();
    Set<EndPoint> connected = Set.copyOf(connector.getConnectedEndPoints());
    Iterator<EndPoint> known = uses.keySet().iterator();
    while (known.hasNext()) {
      if (!connected.contains(known.next())) {
        known.remove();
      }
    }
    for (EndPoint end : connected) {
      Use use = uses.computeIfAbsent(end, key -> new Use());
      if (use.running.get() == 0 && now - use.since > idleNanos) {
        end.close();
      }
    }
    next =
        connector
            .getScheduler()
            .schedule(this::look, Duration.ofNanos(Math.max(1, idleNanos / LOOKS)));
  }

  @Override
  protected void doStop() throws Exception {
    Scheduler.Task task = next;
    if (task != null) {
      task.cancel();
    }
    super.doStop();
  }
}
