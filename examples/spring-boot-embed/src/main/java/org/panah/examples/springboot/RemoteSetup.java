package org.panah.examples.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.panah.Registry;
import org.panah.codec.RecordCodec;
import org.panah.common.PanahException;
import org.panah.http.HttpRegistry;
import org.panah.http.HttpSettings;
import org.panah.http.Messages;
import org.panah.http.Route;
import org.panah.http.TokenSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** A registry at the other end of the line. */
@Configuration(proxyBeanMethods = false)
@Profile("remote")
class RemoteSetup {
  private static final long PATIENCE_SECONDS = 3;

  /** A registry that asks a node. */
  @Bean
  Registry registry(@Value("${panah.node}") URI node, @Value("${panah.token}") String token) {
    return HttpRegistry.connect(HttpSettings.to(node).tokens(TokenSource.fixed(token)));
  }

  /** Up if the node says so now. */
  @Bean
  HealthIndicator panahHealthIndicator(@Value("${panah.node}") URI node) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    HttpRequest request = HttpRequest.newBuilder(node.resolve(Route.GET_HEALTH.path())).build();
    return () -> (answers(client, request) ? Health.up() : Health.down()).build();
  }

  private static boolean answers(HttpClient client, HttpRequest request) {
    try {
      HttpResponse<byte[]> answer =
          client
              .sendAsync(request, HttpResponse.BodyHandlers.ofByteArray())
              // The request's own time-out would not cover a body that drips.
              .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .join();
      return answer.statusCode() == 200
          && RecordCodec.wire().decode(answer.body(), Messages.Health.class).status().equals("up");
    } catch (CompletionException | PanahException.InvalidRequest e) {
      return false;
    }
  }
}
