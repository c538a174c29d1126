package org.panah.examples.nationalnode;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.panah.Registry;
import org.panah.Storage;
import org.panah.TermKey;
import org.panah.common.Agency;
import org.panah.common.PanahException;
import org.panah.jdbc.JdbcStorage;

/**
 * Runs a node until it is told to end. Its one argument is the configuration; without it the node
 * listens to this machine only, on a database of its own in a folder, and makes a token.
 */
final class NodeMain {
  private NodeMain() {}

  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    CountDownLatch ended = new CountDownLatch(1);
    try {
      Map<String, String> environment = System.getenv();
      NodeConfig config =
          args.length == 0
              ? NodeConfig.of(new Properties(), environment)
              : NodeConfig.read(Path.of(args[0]), environment);
      NationalNode node = start(config, out);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    node.close();
                    out.println("The node has ended.");
                    ended.countDown();
                  },
                  "panah-end"));
    } catch (PanahException e) {
      out.printf("%s: %s%n", e.code().wireName(), e.getMessage());
      System.exit(1);
    }
    ended.await();
  }

  /**
   * A node that runs as it is configured.
   *
   * @param out where it says how it is reached
   * @throws PanahException if the configuration breaks a rule, or what it names does not answer
   */
  static NationalNode start(NodeConfig config, PrintStream out) {
    Binding binding = config.binding();
    Limits limits = config.limits();
    List<Agency> agencies = config.agencies();
    try {
      Files.createDirectories(config.data());
    } catch (IOException e) {
      throw new PanahException.Unavailable("data folder", e);
    }
    Credentials credentials = credentials(config);
    TermKey termKey = TermKey.file(config.termKeyFile());
    Storage storage = storage(config);
    Registry registry =
        Registry.builder(storage)
            .agency(agencies.get(0), agencies.toArray(new Agency[0]))
            .node(config.name())
            .termKey(termKey)
            .build();
    NationalNode node;
    try {
      node =
          NationalNode.start(
              NodeParts.of(registry, storage, agencies.get(0))
                  .named(config.name())
                  .guardedBy(credentials)
                  .within(limits),
              binding);
    } catch (PanahException e) {
      registry.close();
      throw e;
    }
    tell(config, binding, node, out);
    return node;
  }

  private static Credentials credentials(NodeConfig config) {
    if (config.isStatic()) {
      StaticTokens.make(config.tokensFile(), config.agencies().get(0));
      return StaticTokens.file(config.tokensFile());
    }
    return JwtTokens.by(config.keys(), config.issuer(), config.audience(), InstantSource.system());
  }

  private static Storage storage(NodeConfig config) {
    return config
        .databaseUrl()
        .<Storage>map(
            url -> JdbcStorage.open(url, config.databaseUser(), config.databasePassword()))
        .orElseGet(() -> JdbcStorage.embedded(config.data().resolve("database")));
  }

  private static void tell(NodeConfig config, Binding binding, NationalNode node, PrintStream out) {
    String scheme = binding.tls() == null ? "http" : "https";
    String address = "%s://%s:%d".formatted(scheme, binding.host(), node.port());
    out.printf("The node answers at %s/v1, and tells of itself at %s/%n", address, address);
    if (node.adminPort() >= 0) {
      out.printf("Numbers: http://%s:%d/metrics%n", binding.adminHost(), node.adminPort());
    }
    if (config.isStatic()) {
      out.printf(
          """
          A token is in %1$s; ask with it, for example:
            curl -s %2$s/v1/offenders/find -H "Authorization: Bearer $(awk '/^try-out/ {print $2}' %1$s)" \\
              -H "Panah-Officer: officer-1" -H "Panah-Role: SUPERVISOR" -H "Panah-Agency: %3$s" \\
              -H "Panah-Purpose: INVESTIGATION" -H "Panah-Case-Kind: FIR" -H "Panah-Case-Number: 1%%2F2026" \\
              -H "Panah-Case-Place: Model%%20Town" -H "Content-Type: application/json" \\
              -d '{"type":"CNIC","value":"3529912345671"}'
          """,
          config.tokensFile(), address, config.agencies().get(0));
    }
  }
}
