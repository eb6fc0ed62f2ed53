package org.pamir.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup, opened for reading. */
final class Archive implements AutoCloseable {
  private final Path file;
  private final ZipFile zip;
  private final Manifest manifest;

  private Archive(Path file, ZipFile zip, Manifest manifest) {
    this.file = file;
    this.zip = zip;
    this.manifest = manifest;
  }

  /**
   * Opens a file and reads its manifest.
   *
   * @throws BackupException when it is no backup, or a newer format than is known here
   */
  static Archive open(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BackupException("There is no file " + file + ".");
    }
    ZipFile zip;
    try {
      zip = new ZipFile(file.toFile());
    } catch (ZipException e) {
      throw new BackupException(
          file + " is no backup of Pamir, or is not whole: " + e.getMessage(), e);
    }
    try {
      ZipEntry entry = zip.getEntry(Manifest.ENTRY);
      if (entry == null) {
        throw new BackupException(
            file + " is no backup of Pamir: it has no " + Manifest.ENTRY + ".");
      }
      ObjectMapper json = new ObjectMapper();
      var tree = json.readTree(zip.getInputStream(entry));
      if (tree.path("format").asInt() != Manifest.FORMAT) {
        throw new BackupException(
            file
                + " has format "
                + tree.path("format")
                + ", and this Pamir reads "
                + Manifest.FORMAT
                + ". Restore it with a newer one.");
      }
      return new Archive(file, zip, json.treeToValue(tree, Manifest.class));
    } catch (IOException | RuntimeException e) {
      zip.close();
      throw e instanceof BackupException known
          ? known
          : damaged(file, "its manifest cannot be read", e);
    }
  }

  Manifest manifest() {
    return manifest;
  }

  /**
   * Reads it through, and compares all that is in it with its manifest.
   *
   * @throws BackupException when it is not as it was written
   */
  void verify() {
    for (Manifest.Table table : manifest.tables()) {
      Digested read = new Digested(OutputStream.nullOutputStream());
      try (InputStream rows = rows(table)) {
        rows.transferTo(read);
      } catch (IOException e) {
        throw damaged(file, "the rows of " + table.name() + " cannot be read", e);
      }
      if (read.bytes() != table.bytes() || !read.sha256Hex().equals(table.sha256())) {
        throw damaged(
            file, "the rows of " + table.name() + " are not those that were written", null);
      }
    }
  }

  InputStream rows(Manifest.Table table) throws IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw damaged(file, "the rows of " + table.name() + " are missing", null);
    }
    return zip.getInputStream(entry);
  }

  private static BackupException damaged(Path file, String how, Exception cause) {
    return new BackupException(
        file + " is damaged: " + how + ". Nothing was restored; take another backup.", cause);
  }

  @Override
  public void close() throws IOException {
    zip.close();
  }
}
