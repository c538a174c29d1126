package org.panah.jdbc;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.panah.common.PanahException;

/** A folder for a database file that nobody but its owner can read. */
final class PrivateFolder {
  private PrivateFolder() {}

  /**
   * Makes the folder if it is not there, and makes or keeps the file private. A database finds an
   * empty file and fills it; a file that it makes by itself would be as open as the process makes
   * its files.
   *
   * @throws PanahException.Unavailable if the file system refuses
   */
  static void prepare(Path folder, String file) {
    try {
      boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
      Files.createDirectories(folder, rights(posix, "rwx------"));
      Path path = folder.resolve(file);
      try {
        Files.createFile(path, rights(posix, "rw-------"));
      } catch (FileAlreadyExistsException e) {
        if (posix) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        }
      }
    } catch (IOException e) {
      throw new PanahException.Unavailable("storage folder", e);
    }
  }

  private static FileAttribute<?>[] rights(boolean posix, String rights) {
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(rights))
        }
        : new FileAttribute<?>[0];
  }
}
