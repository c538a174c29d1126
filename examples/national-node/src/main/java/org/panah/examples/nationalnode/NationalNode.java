package org.panah.examples.nationalnode;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.panah.Registry;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.http.Headers;
import org.panah.http.Problem;

/** A server that speaks the contract over HTTP. */
final class NationalNode implements AutoCloseable {
  private final Registry registry;
  private final Javalin server;

  private NationalNode(Registry registry, String host, int port) {
    this.registry = registry;
    server = Javalin.create(this::configure).start(host, port);
  }

  /** A node that serves a registry, and closes it when it is closed. */
  static NationalNode start(Registry registry, String host, int port) {
    return new NationalNode(registry, host, port);
  }

  int port() {
    return server.port();
  }

  private void configure(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    new Endpoints()
        .all()
        .forEach(
            (route, endpoint) ->
                config.routes.addHttpHandler(
                    HandlerType.findOrCreate(route.method()),
                    route.path(),
                    context -> answer(endpoint, context)));
    config.routes.exception(
        PanahException.class, (failure, context) -> tell(context, Problem.of(failure)));
  }

  private void answer(Function<Question, @Nullable Record> endpoint, Context context) {
    Record answer =
        endpoint.apply(new Question(registry.as(Headers.access(context::header)), context));
    if (answer == null) {
      context.status(204);
    } else {
      context.contentType("application/json").result(RecordCodec.wire().encode(answer));
    }
  }

  private static void tell(Context context, Problem problem) {
    context
        .status(problem.status())
        .contentType(Problem.MEDIA_TYPE)
        .result(RecordCodec.wire().encode(problem));
  }

  @Override
  public void close() {
    server.stop();
    registry.close();
  }
}
