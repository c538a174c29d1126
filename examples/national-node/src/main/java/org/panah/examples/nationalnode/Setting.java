package org.panah.examples.nationalnode;

import java.util.Locale;

/**
 * The keys of the configuration, with what holds where nothing is said; the sample explains each.
 */
enum Setting {
  HOST("127.0.0.1"),
  PORT("8080"),
  ADMIN_HOST("127.0.0.1"),
  ADMIN_PORT("8081"),
  NAME("national-node"),
  AGENCIES("PB-POL"),
  DATA("national-node-data"),
  TERM_KEY_FILE(""),
  DATABASE_URL(""),
  DATABASE_USER(""),
  DATABASE_PASSWORD_FILE(""),
  TLS_KEY_STORE(""),
  TLS_PASSWORD_FILE(""),
  TLS_ELSEWHERE("false"),
  TLS_TRUST_STORE(""),
  TLS_TRUST_PASSWORD_FILE(""),
  TLS_CLIENTS("required"),
  AUTH("static"),
  AUTH_TOKENS_FILE(""),
  AUTH_KEYS(""),
  AUTH_ISSUER(""),
  AUTH_AUDIENCE(""),
  LIMITS_BODY_BYTES("1048576"),
  LIMITS_IMPORT_BYTES("16777216"),
  LIMITS_BODY_SECONDS("20"),
  LIMITS_HEADER_BYTES("16384"),
  LIMITS_CONNECTIONS("1000"),
  LIMITS_IDLE_SECONDS("30"),
  LIMITS_REQUESTS_PER_SECOND("50"),
  LIMITS_REQUESTS_AT_ONCE("100"),
  LIMITS_AUDITED_REFUSALS_PER_MINUTE("30"),
  LIMITS_STOP_SECONDS("10");

  private final String standard;

  Setting(String standard) {
    this.standard = standard;
  }

  /** The key in a file, for example {@code tls.key-store}: a group and a name. */
  String key() {
    String word = name().toLowerCase(Locale.ROOT).replace('_', '-');
    for (String group : new String[] {"admin", "database", "tls", "auth", "limits"}) {
      if (word.startsWith(group + "-")) {
        return group + "." + word.substring(group.length() + 1);
      }
    }
    return word;
  }

  /** The name of the environment's variable that goes before the file. */
  String variable() {
    return NodeConfig.VARIABLES + name();
  }

  String standard() {
    return standard;
  }
}
