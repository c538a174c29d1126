package org.panah.examples.nationalnode;

import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts servers that take no more than the limits say, and tell every error as a problem. */
final class Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final Limits limits;
  private final Telemetry telemetry;

  Listener(Limits limits, Telemetry telemetry) {
    this.limits = limits;
    this.telemetry = telemetry;
  }

  /**
   * A server that listens.
   *
   * @param tls null for plain HTTP
   * @param routes what it serves
   * @throws PanahException.InvalidRequest if the port is taken, or the key store cannot be used
   */
  Javalin start(String host, int port, @Nullable Tls tls, Consumer<JavalinConfig> routes) {
    Javalin server =
        Javalin.create(
            config -> {
              settings(config);
              config.jetty.modifyServer(jetty -> listen(jetty, config, host, port, tls));
              routes.accept(config);
            });
    try {
      return server.start();
    } catch (JavalinException e) {
      boolean taken = tls == null || e instanceof JavalinBindException;
      throw new PanahException.InvalidRequest(
          taken ? "port" : "tls.key-store",
          taken ? "one that is free" : "a PKCS #12 store with this password",
          Silent.of(e));
    }
  }

  private void settings(JavalinConfig config) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.prefer405over404 = true;
    config.http.generateEtags = false;
    config.http.compressionStrategy = CompressionStrategy.NONE;
    config.router.ignoreTrailingSlashes = false;
    config.router.javaLangErrorHandler(
        (response, error) -> {
          LOG.error("a request broke", Silent.of(error));
          response.setStatus(500);
        });
  }

  private void listen(
      Server server, JavalinConfig config, String host, int port, @Nullable Tls tls) {
    HttpConfiguration http = new HttpConfiguration();
    http.setUriCompliance(UriCompliance.DEFAULT);
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(limits.headerBytes());
    // A position in the journals of many owners is long.
    http.setResponseHeaderSize(limits.headerBytes());
    HttpConnectionFactory plain = new HttpConnectionFactory(http);
    ServerConnector connector;
    if (tls == null) {
      connector = new ServerConnector(server, plain);
    } else {
      http.addCustomizer(new SecureRequestCustomizer());
      connector = new ServerConnector(server, tls.factory(), plain);
    }
    connector.setHost(host);
    connector.setPort(port);
    connector.setIdleTimeout(limits.idle().toMillis());
    connector.setShutdownIdleTimeout(limits.stopping().toMillis());
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(limits.connections(), connector));
    server.setStopTimeout(limits.stopping().toMillis());
    Guard guard = new Guard(connector, limits.idle(), tls != null);
    ProblemHandler problems = new ProblemHandler(guard, telemetry);
    server.setErrorHandler(problems);
    config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(problems));
    // In this order: what comes while the node stops is told so with the same header fields.
    server.insertHandler(new GracefulHandler());
    server.insertHandler(guard);
  }
}
