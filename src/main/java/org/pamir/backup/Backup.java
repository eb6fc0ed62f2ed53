package org.pamir.backup;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;

/**
 * Writes all rows of a register, as of one moment, into a zip file: an entry a table in COPY's text
 * format, and a manifest. The register may be written to meanwhile; nobody waits.
 */
public final class Backup {
  private final DatabaseAddress register;
  private final Consumer<String> progress;

  /**
   * @param progress is told each step in a line
   */
  public Backup(DatabaseAddress register, Consumer<String> progress) {
    this.register = register;
    this.progress = progress;
  }

  /**
   * Writes the file. It gets its name once it is whole, and only its owner may read it: it holds
   * drafts, and hashes of keys.
   *
   * @throws BackupException when the file exists, or no register is there
   */
  public void take(Path file) throws IOException, SQLException {
    if (Files.exists(file)) {
      throw new BackupException(file + " exists already; name another file.");
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (Connection connection = register.connect()) {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      connection.setReadOnly(true);
      write(connection, part);
      connection.rollback();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void write(Connection connection, Path part) throws IOException, SQLException {
    int version = CatalogQueries.schemaVersion(connection);
    if (version == 0) {
      throw new BackupException("There is no register in this database.");
    }
    Map<String, List<String>> tables = CatalogQueries.tables(connection);
    try (Statement statement = connection.createStatement()) {
      // No migration changes a table that is still to be read.
      statement.execute(
          "lock table "
              + String.join(", ", tables.keySet().stream().map(CatalogQueries::quoted).toList())
              + " in access share mode");
    }
    long revision =
        CatalogQueries.number(connection, "select coalesce(max(number), 0) from revision");
    progress.accept(
        "Backup of %d tables at schema version %d, revision %d"
            .formatted(tables.size(), version, revision));
    Files.deleteIfExists(part);
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(part, options, ownerOnly(part));
        ZipOutputStream zip =
            new ZipOutputStream(
                new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16))) {
      zip.setLevel(Deflater.BEST_SPEED);
      List<Manifest.Table> written = new ArrayList<>();
      for (Map.Entry<String, List<String>> table : tables.entrySet()) {
        written.add(copy(connection, table.getKey(), table.getValue(), zip));
        progress.accept(
            "%d of %d: %s, %d rows"
                .formatted(
                    written.size(),
                    tables.size(),
                    table.getKey(),
                    written.get(written.size() - 1).rows()));
      }
      zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
      // Sequences are read last: they stand in no snapshot, and must be beyond all that is in it.
      zip.write(
          new ObjectMapper()
              .writerWithDefaultPrettyPrinter()
              .writeValueAsBytes(
                  new Manifest(
                      Manifest.FORMAT,
                      version,
                      revision,
                      now(connection),
                      written,
                      CatalogQueries.sequences(connection))));
      zip.closeEntry();
      zip.finish();
      zip.flush();
      channel.force(true);
      progress.accept("%d bytes written".formatted(channel.size()));
    }
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static Manifest.Table copy(
      Connection connection, String table, List<String> columns, ZipOutputStream zip)
      throws IOException, SQLException {
    zip.putNextEntry(new ZipEntry("tables/" + table + ".copy"));
    Digested out = new Digested(zip);
    long rows =
        connection
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + CatalogQueries.target(table, columns) + " to stdout", out);
    zip.closeEntry();
    return new Manifest.Table(table, columns, rows, out.bytes(), out.sha256Hex());
  }

  private static String now(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select to_json(now()) #>> '{}'")) {
      row.next();
      return row.getString(1);
    }
  }
}
