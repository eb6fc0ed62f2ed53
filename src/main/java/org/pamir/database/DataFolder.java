package org.pamir.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * The folder an embedded database lives in, held by one process at a time.
 *
 * <pre>
 * pamir.lock   locked while in use; its text is the holder's process id
 * password     of the database's users; readable by the owner only
 * ready        exists once the database was created completely
 * postgres/    the data of PostgreSQL
 * server/      the unpacked programs of PostgreSQL
 * </pre>
 */
final class DataFolder implements AutoCloseable {
  // A process's file lock does not hold against itself, and is lost when the process closes the
  // file a second time.
  private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

  private final Path root;
  private final FileChannel channel;

  private DataFolder(Path root, FileChannel channel) {
    this.root = root;
    this.channel = channel;
  }

  /**
   * Takes the folder, creating it when missing.
   *
   * @throws DatabaseStartException when another process holds it, or it cannot be written to
   */
  static DataFolder take(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    try {
      Files.createDirectories(root);
      root = root.toRealPath();
      if (!HELD_HERE.add(root)) {
        throw inUse(root, ProcessHandle.current().pid() + "");
      }
    } catch (IOException e) {
      throw unusable(root, e);
    }
    try {
      return new DataFolder(root, lock(root));
    } catch (IOException e) {
      HELD_HERE.remove(root);
      throw unusable(root, e);
    } catch (RuntimeException e) {
      HELD_HERE.remove(root);
      throw e;
    }
  }

  private static FileChannel lock(Path root) throws IOException {
    Path file = root.resolve("pamir.lock");
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      channel.close();
      throw inUse(root, Files.readString(file).strip());
    }
    channel.truncate(0);
    channel.write(
        ByteBuffer.wrap(
            (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)));
    return channel;
  }

  private static DatabaseStartException inUse(Path root, String pid) {
    return new DatabaseStartException(
        "The data folder "
            + root
            + " is in use by process "
            + pid
            + ". Stop that one first, or set PAMIR_DATA_DIR to another folder.");
  }

  private static DatabaseStartException unusable(Path root, IOException e) {
    String reason = e instanceof AccessDeniedException ? "access denied" : e.toString();
    return new DatabaseStartException(
        "The data folder "
            + root
            + " cannot be used ("
            + reason
            + "). Start as the user who owns it, or set PAMIR_DATA_DIR to another folder.",
        e);
  }

  Path root() {
    return root;
  }

  Path postgres() {
    return root.resolve("postgres");
  }

  Path server() {
    return root.resolve("server");
  }

  /** A program of the unpacked PostgreSQL. */
  Path program(String name) throws IOException {
    try (Stream<Path> versions = Files.list(server())) {
      return versions
          .map(version -> version.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(Comparator.comparing(DataFolder::unpackedAt))
          .orElseThrow(() -> new IOException("No " + name + " in " + server()));
    }
  }

  private static Instant unpackedAt(Path program) {
    try {
      return Files.getLastModifiedTime(program.getParent()).toInstant();
    } catch (IOException e) {
      return Instant.EPOCH;
    }
  }

  Path passwordFile() {
    return root.resolve("password");
  }

  /**
   * Sees to it that a database of the given major version can be started in here: a foreign one is
   * refused and left as it is; one whose creation was interrupted, which never held a row of the
   * register, is moved aside.
   */
  void prepare(int major) throws IOException {
    // PostgreSQL refuses a folder of another user; root would be led into this by its own right to
    // write here.
    Path probe = Files.createTempFile(root, "owner", null);
    Object self = Files.getOwner(probe);
    Files.delete(probe);
    Path version = postgres().resolve("PG_VERSION");
    if (Files.exists(postgres()) && !Files.getOwner(postgres()).equals(self)) {
      throw new DatabaseStartException(
          "The database in "
              + root
              + " belongs to user "
              + Files.getOwner(postgres()).getName()
              + ". Start as that user, or set PAMIR_DATA_DIR to another folder.");
    }
    if (Files.exists(version)
        && !Files.readString(version).strip().equals(Integer.toString(major))) {
      throw new DatabaseStartException(
          "The database in "
              + root
              + " was made by PostgreSQL "
              + Files.readString(version).strip()
              + " and this Pamir brings PostgreSQL "
              + major
              + ". It was left as it is: start it with the Pamir that made it and move the data with pg_dump.");
    }
    if (Files.exists(postgres()) && !isReady()) {
      Files.move(postgres(), root.resolve("postgres.incomplete-" + Instant.now().toEpochMilli()));
    }
    if (!isReady()) {
      writePassword();
    }
    removeHalfUnpacked();
  }

  /**
   * The library unpacks only where nothing is yet, so an interrupted unpacking would stop every
   * later start.
   */
  private void removeHalfUnpacked() throws IOException {
    if (!Files.exists(server())) {
      return;
    }
    try (Stream<Path> programs = Files.list(server())) {
      for (Path half : programs.filter(path -> !Files.exists(path.resolve(".exists"))).toList()) {
        try (Stream<Path> inside = Files.walk(half)) {
          for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(path);
          }
        }
      }
    }
  }

  private void writePassword() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    Files.deleteIfExists(passwordFile());
    Files.createFile(
        passwordFile(),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        passwordFile(), Base64.getUrlEncoder().withoutPadding().encodeToString(random));
  }

  String password() throws IOException {
    return Files.readString(passwordFile()).strip();
  }

  boolean isReady() {
    return Files.exists(root.resolve("ready"));
  }

  void markReady() throws IOException {
    if (!isReady()) {
      Files.createFile(root.resolve("ready"));
    }
  }

  /** Lets the next one have the folder. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      HELD_HERE.remove(root);
    }
  }
}
