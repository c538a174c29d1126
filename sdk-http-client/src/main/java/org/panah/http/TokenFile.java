package org.panah.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.panah.common.PanahException;

/** The token that stands in a file. */
final class TokenFile implements TokenSource {
  private final Path file;
  private @Nullable List<Object> seen;
  private @Nullable String last;

  TokenFile(Path file) {
    this.file = file;
  }

  @Override
  public synchronized String token() {
    IOException failure = null;
    try {
      BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
      // A file that is replaced, as most tools do it, is another one even at the same time.
      List<Object> stamp =
          List.of(now.lastModifiedTime(), now.size(), String.valueOf(now.fileKey()));
      if (last == null || !stamp.equals(seen)) {
        read();
        seen = stamp;
      }
    } catch (IOException e) {
      failure = e;
    }
    if (last == null) {
      throw new PanahException.Unavailable("token file", failure);
    }
    return last;
  }

  private void read() throws IOException {
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    // Somebody has begun to write it, and will end.
    if (!text.isEmpty()) {
      last = text;
    }
  }

  @Override
  public Optional<String> atHand() {
    return Optional.of(token());
  }

  @Override
  public synchronized void refused(String token) {
    seen = null;
  }

  @Override
  public String toString() {
    return "TokenFile[hidden]";
  }
}
