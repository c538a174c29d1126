package org.panah.examples.springboot;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.springframework.context.ApplicationContext;

/** Calls the application over a socket, as officers whose password is their name. */
final class Caller {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Caller() {}

  /** The port on which an application listens. */
  static int port(ApplicationContext application) {
    return Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
  }

  /** What is answered to something that an officer sends; nobody logs in if there is no name. */
  static HttpResponse<String> say(int port, String officer, String path, String body)
      throws Exception {
    return CLIENT.send(saying(port, officer, path, body), BodyHandlers.ofString());
  }

  static HttpRequest saying(int port, String officer, String path, String body) {
    return request(port, officer, path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(body))
        .build();
  }

  static HttpResponse<String> look(int port, String officer, String path) throws Exception {
    return CLIENT.send(request(port, officer, path).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(int port, String officer, String path) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    byte[] login = (officer + ":" + officer).getBytes(StandardCharsets.UTF_8);
    return officer.isEmpty()
        ? request
        : request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
  }
}
