package org.panah.examples.nationalnode;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinException;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.panah.http.Messages;
import org.panah.http.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A server that speaks the contract over HTTP. */
final class NationalNode implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(NationalNode.class);

  private final NodeParts parts;
  private final Telemetry telemetry;
  private final Health health;
  private final Service service;
  private final Javalin server;
  private final @Nullable Javalin admin;

  private NationalNode(NodeParts parts, Binding binding) {
    this.parts = parts;
    telemetry = new Telemetry(parts.time(), parts.accessLog());
    health = new Health(parts.storage().store(), parts.time());
    telemetry.feedAge(health::age);
    service = new Service(parts, telemetry);
    Listener listener = new Listener(parts.limits(), telemetry);
    server = listener.start(binding.host(), binding.port(), binding.tls(), this::serve);
    try {
      admin =
          binding.adminPort() < 0
              ? null
              : listener.start(binding.adminHost(), binding.adminPort(), null, this::numbers);
    } catch (PanahException e) {
      server.stop();
      throw e;
    }
  }

  /**
   * A node that serves a registry, and closes it when it is closed.
   *
   * @throws PanahException.InvalidRequest if it cannot listen there; the registry stays open
   */
  static NationalNode start(NodeParts parts, Binding binding) {
    return new NationalNode(parts, binding);
  }

  int port() {
    return server.port();
  }

  /** Where the numbers are told; -1 if nowhere. */
  int adminPort() {
    return admin == null ? -1 : admin.port();
  }

  private void serve(JavalinConfig config) {
    config.routes.get(Route.WATCH_ALERTS.path(), service::watchAlerts);
    config.routes.get(Route.FOLLOW_CHANGES.path(), service::followChanges);
    new Endpoints(parts.time(), new FeedPages(parts.limits().stopping()))
        .all()
        .forEach(
            (route, endpoint) ->
                config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.path(),
                    context -> service.serve(route, endpoint, context)));
    config.routes.get(Route.GET_HEALTH.path(), this::tellHealth);
    Pages.all()
        .forEach((path, page) -> config.routes.get(path, context -> tell(null, page, context)));
    errors(config);
  }

  private void numbers(JavalinConfig config) {
    config.routes.get(Route.GET_HEALTH.path(), this::tellHealth);
    config.routes.get(
        "/metrics",
        context ->
            context
                .contentType("text/plain; version=0.0.4; charset=utf-8")
                .result(telemetry.scrape()));
    errors(config);
  }

  private void errors(JavalinConfig config) {
    config.routes.exception(
        HttpResponseException.class,
        (failure, context) -> {
          Answer answer = Answer.ofStatus(failure.getStatus());
          String methods = failure.getDetails().get("availableMethods");
          tell(null, methods == null ? answer : answer.with("Allow", methods), context);
        });
    // Only what is no route of the contract comes here.
    config.routes.exception(
        Exception.class, (failure, context) -> tell(null, Answer.ofStatus(500), context));
  }

  private void tellHealth(Context context) {
    Messages.Health now = health.now();
    Answer answer = Answer.of(now);
    tell(Route.GET_HEALTH, now.asOf() == null ? answer.at(503) : answer, context);
  }

  private void tell(@Nullable Route route, Answer answer, Context context) {
    long began = System.nanoTime();
    telemetry.answered(route, answer.status(), began, Answers.send(answer, context), null, null);
  }

  /** Takes no more requests, waits for those under way, and closes the registry. */
  @Override
  public void close() {
    // Else the server would wait for them.
    service.endStreams();
    try {
      server.stop();
    } catch (JavalinException e) {
      LOG.warn("requests were cut off that took longer than the node may take to end");
    } finally {
      Javalin numbers = admin;
      if (numbers != null) {
        numbers.stop();
      }
      health.close();
      parts.registry().close();
    }
  }
}
