package org.panah.testkit;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Looks for a text in the bytes of files, whatever the files are. */
final class RawFiles {
  // A store keeps text in one of these; a mark in ASCII looks the same in all others.
  private static final List<Charset> FORMS =
      List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);

  private RawFiles() {}

  static List<Path> below(Path directory) throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  static boolean hold(List<Path> files, String text) throws IOException {
    for (Path file : files) {
      byte[] content = Files.readAllBytes(file);
      for (Charset form : FORMS) {
        if (contains(content, text.getBytes(form))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contains(byte[] content, byte[] wanted) {
    for (int at = 0; at <= content.length - wanted.length; at++) {
      int same = 0;
      while (same < wanted.length && content[at + same] == wanted[same]) {
        same++;
      }
      if (same == wanted.length) {
        return true;
      }
    }
    return false;
  }
}
