package org.panah.examples.nationalnode;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.panah.access.Role;
import org.panah.common.Agency;
import org.panah.common.PanahException;

/**
 * Callers whose tokens stand in a file, for trying out. Each line is a name, the token, the agency,
 * the roles with commas between them, and the officer where there is only one. Immutable.
 */
final class StaticTokens implements Credentials {
  private static final int TOKEN_BYTES = 32;
  private static final int FIELDS = 4;
  private static final String ROLES = "INVESTIGATOR,SUPERVISOR,REGISTRAR,ALERT_OFFICER,AUDITOR";

  // By the digest of the token, so that how long a comparison takes tells nothing of any.
  private final Map<String, Credential> callers = new HashMap<>();

  private StaticTokens() {}

  /**
   * The callers in a file.
   *
   * @throws PanahException.InvalidRequest if a line has another form; the error tells its number
   * @throws PanahException.Unavailable if the file cannot be read
   */
  static StaticTokens file(Path file) {
    StaticTokens tokens = new StaticTokens();
    int number = 0;
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        number++;
        if (!line.isBlank() && !line.startsWith("#")) {
          tokens.add(line.strip().split("\\s+", -1), number);
        }
      }
    } catch (IOException e) {
      throw new PanahException.Unavailable("tokens file", e);
    }
    return tokens;
  }

  private void add(String[] fields, int line) {
    if (fields.length < FIELDS || fields.length > FIELDS + 1) {
      throw new PanahException.InvalidRequest(
          "auth.tokens-file line " + line, "name, token, agency, roles, and perhaps an officer");
    }
    Set<Role> roles =
        Arrays.stream(fields[3].split(",", -1)).map(Role::new).collect(Collectors.toSet());
    callers.put(
        digest(fields[1]),
        new Credential(
            fields[0],
            Agency.of(fields[2]),
            roles,
            fields.length > FIELDS ? fields[FIELDS] : null,
            null));
  }

  /**
   * Makes a file with one caller that speaks for an agency in every role, readable by its owner
   * only; leaves alone one that is there.
   *
   * @return whether it was made
   */
  static boolean make(Path file, Agency agency) {
    if (Files.exists(file)) {
      return false;
    }
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    String text =
        """
        # For trying out on this machine. Each line: name, token, agency, roles, and perhaps an officer.
        try-out %s %s %s
        """
            .formatted(token, agency.code(), ROLES);
    FileAttribute<?>[] ownerOnly =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    try (var out =
        Files.newByteChannel(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      out.write(StandardCharsets.UTF_8.encode(text));
    } catch (IOException e) {
      throw new PanahException.Unavailable("tokens file", e);
    }
    return true;
  }

  @Override
  public Optional<Credential> of(String token, @Nullable X509Certificate certificate) {
    return Optional.ofNullable(callers.get(digest(token)));
  }

  private static String digest(String token) {
    return HexFormat.of()
        .formatHex(Answers.sha256().digest(token.getBytes(StandardCharsets.UTF_8)));
  }
}
