package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.pamir.shared.Caller;
import org.pamir.shared.http.Draining;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/** Takes files in, and tells how far they are. */
@ApplicationScoped
public class ImportService {
  private static final Logger LOG = Logger.getLogger(ImportService.class);
  private static final long LOOK_MILLIS = 25;

  /** In seconds. */
  private static final int RETRY_AFTER = 10;

  private final ImportRepository imports;
  private final ImportSpool spool;
  private final ImportFormats formats;
  private final ImportWorker worker;
  private final ImportQueries queries;
  private final ImportSettings settings;
  private final Draining draining;
  private final Semaphore uploads;

  ImportService(
      ImportRepository imports,
      ImportSpool spool,
      ImportFormats formats,
      ImportWorker worker,
      ImportQueries queries,
      ImportSettings settings,
      Draining draining) {
    this.imports = imports;
    this.spool = spool;
    this.formats = formats;
    this.worker = worker;
    this.queries = queries;
    this.settings = settings;
    this.draining = draining;
    this.uploads = new Semaphore(settings.uploads());
  }

  /**
   * Keeps a file to be imported, however this process ends from then on.
   *
   * @param file read once, as a stream
   * @param mediaType in lower case, without parameters
   * @param name what it is called, or null
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 503 where too many come in at once, 408
   *     where this one breaks off
   * @throws InvalidRequestException where its beginning shows that it is no file of its kind; then
   *     nothing is stored, not even the attempt
   */
  public ImportView receive(
      InputStream file,
      String mediaType,
      String name,
      boolean dryRun,
      Missing missing,
      Caller caller) {
    if (missing == Missing.WITHDRAW && name == null) {
      throw new InvalidRequestException(
          "missing",
          "can be withdraw only with a name, by which the file before this one is known");
    }
    ImportFormat<?> format =
        formats
            .of(mediaType)
            .orElseThrow(
                () ->
                    ProblemType.UNSUPPORTED_MEDIA_TYPE.because(
                        "Files of type " + mediaType + " cannot be imported."));
    if (!uploads.tryAcquire()) {
      throw ProblemType.UNAVAILABLE
          .problem("As many files as are received at once are on their way; send it again.")
          .withHeader("Retry-After", RETRY_AFTER)
          .build();
    }
    try {
      return receive(file, format, name, mediaType, dryRun, missing, caller);
    } finally {
      uploads.release();
    }
  }

  private ImportView receive(
      InputStream file,
      ImportFormat<?> format,
      String name,
      String mediaType,
      boolean dryRun,
      Missing missing,
      Caller caller) {
    UUID id = imports.begin(name, mediaType, dryRun, missing, settings.abandoned(), caller);
    boolean received = false;
    try {
      long size = spool.write(id, file, head -> check(format, mediaType, head));
      imports.receive(id, size);
      received = true;
    } catch (IOException e) {
      LOG.infof("The file of import %s did not arrive: %s", id, e.getMessage());
      throw ProblemType.TIMEOUT.because("The file broke off, or nothing more of it came.");
    } finally {
      if (!received) {
        discard(id);
      }
    }
    worker.wake();
    return get(id);
  }

  private static void check(ImportFormat<?> format, String mediaType, ImportSpool.Head head) {
    try (ImportSource<?> source = format.open(new ByteArrayInputStream(head.bytes()), mediaType)) {
      LOG.debugf("A file of type %s begins", mediaType);
    } catch (UnreadableFileException e) {
      if (head.whole() || !e.isTruncated()) {
        throw new InvalidRequestException("body", "cannot be imported: " + e.getMessage());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is left undone here is done when the upload counts as abandoned. */
  private void discard(UUID id) {
    try {
      imports.discard(id);
    } catch (RuntimeException e) {
      LOG.warnf(e, "An upload that broke off stays for a while");
    }
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none, or none that this
   *     caller may see
   */
  public ImportView get(UUID id, Caller caller) {
    return queries.find(id, caller).orElseThrow(() -> notFound(id));
  }

  private static RuntimeException notFound(UUID id) {
    return ProblemType.NOT_FOUND.because("No import with the id " + id + ".");
  }

  /** The import, for whoever may see it. */
  ImportView get(UUID id) {
    return queries.find(id).orElseThrow(() -> notFound(id));
  }

  /**
   * The import when it has ended, or as it is when this time is over or this instance is to stop.
   */
  public ImportView await(UUID id, Duration time) {
    long deadline = System.nanoTime() + time.toNanos();
    long pause = LOOK_MILLIS;
    try {
      ImportView now = get(id);
      while (!now.status().isEnd() && !draining.hasBegun() && System.nanoTime() < deadline) {
        Thread.sleep(pause);
        pause = Math.min(pause * 2, 16 * LOOK_MILLIS);
        now = get(id);
      }
      return now;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return get(id);
    }
  }

  /**
   * Ends an import before its file does; what it has taken stays.
   *
   * @return the import, which may still be at its last batch
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 409 where it has ended otherwise
   */
  public ImportView cancel(UUID id, Caller caller) {
    get(id, caller);
    imports.cancel(id);
    ImportView now = get(id);
    if (now.status() == ImportStatus.DONE || now.status() == ImportStatus.FAILED) {
      throw ProblemType.CONFLICT.because(
          "The import has ended: it is " + now.status().word() + ".");
    }
    return now;
  }
}
