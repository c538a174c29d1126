package org.panah;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.panah.common.PanahException;

/**
 * The key under which search terms are digested for the audit: whoever has it can tell whether a
 * given number was asked about, whoever has not cannot. Keep it apart from the database. Immutable;
 * safe for use by many threads.
 */
public final class TermKey {
  private static final int BYTES = 32;
  // Half of the digest is enough to tell terms apart, and takes half the room in every entry.
  private static final int KEPT = 16;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;
  private final boolean kept;
  private final ThreadLocal<Mac> macs = ThreadLocal.withInitial(this::mac);

  private TermKey(byte[] key, boolean kept) {
    if (key.length < BYTES) {
      throw new PanahException.InvalidRequest("termKey", BYTES + " bytes or more");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
    this.kept = kept;
  }

  /**
   * A key of given bytes, for example from the host's own key store.
   *
   * @param bytes 32 or more, random; copied
   * @return the key
   */
  public static TermKey of(byte[] bytes) {
    return new TermKey(bytes.clone(), true);
  }

  /** A new random key that is kept nowhere. */
  public static TermKey random() {
    return new TermKey(randomBytes(), false);
  }

  /**
   * The key that a file holds; a new random one, readable by its owner only, is put there first if
   * there is no such file.
   *
   * @param file the file
   * @return the key
   * @throws PanahException.Unavailable if the file can be neither read nor made
   * @throws PanahException.InvalidRequest if the file holds something else
   */
  public static TermKey file(Path file) {
    try {
      try {
        create(file);
      } catch (FileAlreadyExistsException e) {
        // Made by an earlier run.
      }
      String hex = Files.readString(file, StandardCharsets.US_ASCII).strip();
      return new TermKey(HexFormat.of().parseHex(hex), true);
    } catch (IllegalArgumentException e) {
      throw new PanahException.InvalidRequest("termKey", "a file of hexadecimal digits");
    } catch (IOException e) {
      throw new PanahException.Unavailable("term key", e);
    }
  }

  private static void create(Path file) throws IOException {
    FileAttribute<?>[] ownerOnly =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    byte[] text = HexFormat.of().formatHex(randomBytes()).getBytes(StandardCharsets.US_ASCII);
    try (FileChannel out =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
      out.write(ByteBuffer.wrap(text));
      out.force(true);
    }
  }

  private static byte[] randomBytes() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /** Whether a later run can have it too. */
  boolean kept() {
    return kept;
  }

  String digest(String term) {
    byte[] digest = macs.get().doFinal(term.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest, 0, KEPT);
  }

  private Mac mac() {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "TermKey[hidden]";
  }
}
