package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/** Brings an import that a worker has taken to its end, or gives it back. */
@ApplicationScoped
class ImportRunner {
  private static final Logger LOG = Logger.getLogger(ImportRunner.class);
  private static final int ATTEMPTS = 5;

  private final ImportFormats formats;
  private final ImportSpool spool;
  private final ImportBatch batches;
  private final ImportEnd end;
  private final ImportRepository imports;
  private final ScheduledExecutorService executor;

  ImportRunner(
      ImportFormats formats,
      ImportSpool spool,
      ImportBatch batches,
      ImportEnd end,
      ImportRepository imports,
      ScheduledExecutorService executor) {
    this.formats = formats;
    this.spool = spool;
    this.batches = batches;
    this.end = end;
    this.imports = imports;
    this.executor = executor;
  }

  /**
   * @throws RuntimeException where something stands in the way that may be gone another time
   */
  void run(ImportClaim claim, ImportSignal signal) {
    if (claim.attempts() > ATTEMPTS) {
      // Something in the file brings workers down; without this it would do so for ever.
      end.finish(
          claim, claim.done(), ImportStatus.FAILED, "Something went wrong here.", List.of(), 0);
      return;
    }
    String mediaType = claim.order().mediaType();
    ImportFormat<?> format =
        formats
            .of(mediaType)
            .orElseThrow(() -> new IllegalStateException("No format for " + mediaType));
    try {
      read(format, claim, signal);
    } catch (ClaimLostException e) {
      LOG.infof("Import %s is in other hands", claim.id());
      imports.absolve(claim.id());
    }
  }

  private <I extends ImportItem> void read(
      ImportFormat<I> format, ImportClaim claim, ImportSignal signal) {
    try (ImportSource<I> source = format.open(spool.read(claim.id()), claim.order().mediaType())) {
      ImportRun<I> run = new ImportRun<>(claim, format, source, batches, executor, signal);
      String problem = null;
      try {
        run.run();
      } catch (UnreadableFileException e) {
        problem = e.getMessage();
      }
      if (problem == null && !signal.isSet() && claim.order().name() != null) {
        while (end.lacking(claim, run.done(), source.bytesConsumed())) {
          LOG.debugf("Import %s: more is missing", claim.id());
        }
      }
      finish(claim, signal, run.done(), problem, source);
    } catch (UnreadableFileException e) {
      end.finish(claim, claim.done(), ImportStatus.FAILED, e.getMessage(), List.of(), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish(
      ImportClaim claim, ImportSignal signal, int done, String problem, ImportSource<?> source) {
    if (signal.isLost()) {
      throw new ClaimLostException();
    }
    if (problem == null && signal.isSet() && !signal.isCancelled()) {
      imports.release(claim);
      return;
    }
    ImportStatus status =
        problem != null
            ? ImportStatus.FAILED
            : signal.isCancelled() ? ImportStatus.CANCELLED : ImportStatus.DONE;
    end.finish(claim, done, status, problem, source.fileFindings(), source.bytesConsumed());
  }
}
