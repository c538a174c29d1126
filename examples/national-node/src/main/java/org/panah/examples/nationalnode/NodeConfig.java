package org.panah.examples.nationalnode;

import java.io.IOException;
import java.io.Reader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/** What a node is told by its configuration. Immutable; hides itself in its text. */
final class NodeConfig {
  /** How the variables of the environment begin that go before the file. */
  static final String VARIABLES = "PANAH_NODE_";

  private static final int HIGHEST_PORT = 65_535;

  private final Map<Setting, String> values;

  private NodeConfig(Map<Setting, String> values) {
    this.values = values;
  }

  /**
   * The configuration in a file and the environment.
   *
   * @param file properties in UTF-8
   * @param environment variables; those that begin with {@link #VARIABLES} go before the file
   * @throws PanahException.InvalidRequest if a key is none of {@link Setting}; the error names it
   * @throws PanahException.Unavailable if the file cannot be read
   */
  static NodeConfig read(Path file, Map<String, String> environment) {
    Properties properties = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new PanahException.Unavailable("configuration file", e);
    } catch (IllegalArgumentException e) {
      throw new PanahException.InvalidRequest("configuration file", "properties in UTF-8");
    }
    return of(properties, environment);
  }

  /** The configuration in properties and the environment. */
  static NodeConfig of(Properties properties, Map<String, String> environment) {
    Map<Setting, String> values = new EnumMap<>(Setting.class);
    for (String key : properties.stringPropertyNames()) {
      values.put(setting(key, key, Setting::key), properties.getProperty(key).strip());
    }
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(VARIABLES)) {
            values.put(setting(name, name, Setting::variable), value.strip());
          }
        });
    return new NodeConfig(values);
  }

  private static Setting setting(String word, String told, Function<Setting, String> naming) {
    return Arrays.stream(Setting.values())
        .filter(setting -> naming.apply(setting).equals(word))
        .findFirst()
        .orElseThrow(
            () -> new PanahException.InvalidRequest(told, "no setting of this node has that name"));
  }

  private String text(Setting setting) {
    return values.getOrDefault(setting, setting.standard());
  }

  private Optional<String> given(Setting setting) {
    return Optional.of(text(setting)).filter(value -> !value.isEmpty());
  }

  private String required(Setting setting, String when) {
    return given(setting).orElseThrow(() -> wrong(setting, "required " + when));
  }

  private static PanahException.InvalidRequest wrong(Setting setting, String rule) {
    return new PanahException.InvalidRequest(setting.key(), rule);
  }

  private int number(Setting setting, int least, int most) {
    try {
      int number = Integer.parseInt(text(setting));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Told below, without the value.
    }
    throw wrong(setting, "a number from " + least + " to " + most);
  }

  private boolean is(Setting setting, String yes, String... no) {
    String word = text(setting);
    if (!word.equals(yes) && !List.of(no).contains(word)) {
      throw wrong(setting, "one of " + yes + ", " + String.join(", ", no));
    }
    return word.equals(yes);
  }

  /** What a file holds in its first line, where a setting names one. */
  private Optional<String> secret(Setting setting) {
    return given(setting)
        .map(
            file -> {
              try {
                return Files.readString(Path.of(file), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
              } catch (IOException e) {
                throw new PanahException.Unavailable(setting.key(), e);
              }
            });
  }

  Path data() {
    return Path.of(text(Setting.DATA));
  }

  String name() {
    return text(Setting.NAME);
  }

  List<Agency> agencies() {
    return Arrays.stream(text(Setting.AGENCIES).split(",", -1))
        .map(String::strip)
        .map(Agency::of)
        .toList();
  }

  Path termKeyFile() {
    return given(Setting.TERM_KEY_FILE).map(Path::of).orElseGet(() -> data().resolve("term.key"));
  }

  /** Where the database server is; empty for the embedded one. */
  Optional<String> databaseUrl() {
    return given(Setting.DATABASE_URL);
  }

  String databaseUser() {
    return required(Setting.DATABASE_USER, "with database.url");
  }

  String databasePassword() {
    return secret(Setting.DATABASE_PASSWORD_FILE)
        .orElseThrow(() -> wrong(Setting.DATABASE_PASSWORD_FILE, "required with database.url"));
  }

  /**
   * Where the node listens.
   *
   * @throws PanahException.InvalidRequest if tokens would go over a network in clear, or be ones
   *     that are for trying out
   */
  Binding binding() {
    boolean local = isLoopback(text(Setting.HOST));
    Optional<Tls> tls = tls();
    boolean elsewhere = is(Setting.TLS_ELSEWHERE, "true", "false");
    if (!local && tls.isEmpty() && !elsewhere) {
      throw wrong(Setting.TLS_KEY_STORE, "required if others than this machine reach the node");
    }
    if (!local && isStatic()) {
      throw wrong(Setting.AUTH, "jwt if others than this machine reach the node");
    }
    return new Binding(
        text(Setting.HOST),
        number(Setting.PORT, 0, HIGHEST_PORT),
        tls.orElse(null),
        text(Setting.ADMIN_HOST),
        text(Setting.ADMIN_PORT).equals("off") ? -1 : number(Setting.ADMIN_PORT, 0, HIGHEST_PORT));
  }

  private static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      throw wrong(Setting.HOST, "an address of this machine");
    }
  }

  private Optional<Tls> tls() {
    Optional<String> trusted = given(Setting.TLS_TRUST_STORE);
    boolean needed = is(Setting.TLS_CLIENTS, "required", "wanted");
    Optional<Tls> tls =
        given(Setting.TLS_KEY_STORE)
            .map(store -> Tls.of(Path.of(store), password(Setting.TLS_PASSWORD_FILE)));
    if (trusted.isPresent() && tls.isEmpty()) {
      throw wrong(Setting.TLS_KEY_STORE, "required with tls.trust-store");
    }
    return tls.map(
        plain ->
            trusted
                .map(
                    store ->
                        plain.trusting(
                            Path.of(store), password(Setting.TLS_TRUST_PASSWORD_FILE), needed))
                .orElse(plain));
  }

  private String password(Setting setting) {
    return secret(setting).orElseThrow(() -> wrong(setting, "required with its store"));
  }

  /** Whether callers are known by tokens in a file, which is for trying out. */
  boolean isStatic() {
    return is(Setting.AUTH, "static", "jwt");
  }

  Path tokensFile() {
    return given(Setting.AUTH_TOKENS_FILE).map(Path::of).orElseGet(() -> data().resolve("tokens"));
  }

  /** Where the keys of those are who sign tokens: a file, or an address that begins with https. */
  String keys() {
    return required(Setting.AUTH_KEYS, "with auth=jwt");
  }

  String issuer() {
    return required(Setting.AUTH_ISSUER, "with auth=jwt");
  }

  String audience() {
    return required(Setting.AUTH_AUDIENCE, "with auth=jwt");
  }

  Limits limits() {
    int most = Integer.MAX_VALUE;
    return new Limits(
        number(Setting.LIMITS_BODY_BYTES, 1, most),
        number(Setting.LIMITS_IMPORT_BYTES, 1, most),
        Duration.ofSeconds(number(Setting.LIMITS_BODY_SECONDS, 1, most)),
        number(Setting.LIMITS_HEADER_BYTES, 1024, 1 << 20),
        number(Setting.LIMITS_CONNECTIONS, 1, most),
        Duration.ofSeconds(number(Setting.LIMITS_IDLE_SECONDS, 1, most)),
        number(Setting.LIMITS_REQUESTS_PER_SECOND, 1, most),
        number(Setting.LIMITS_REQUESTS_AT_ONCE, 1, most),
        number(Setting.LIMITS_AUDITED_REFUSALS_PER_MINUTE, 1, most),
        Duration.ofSeconds(number(Setting.LIMITS_STOP_SECONDS, 0, most)));
  }

  @Override
  public String toString() {
    return "NodeConfig[hidden]";
  }
}
