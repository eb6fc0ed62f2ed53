package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.eclipse.microprofile.context.ManagedExecutor;
import org.pamir.shared.Caller;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/** Takes in IATI activity files. */
@ApplicationScoped
public class ImportService {
  private final ImportBatch batches;
  private final ImportRepository imports;
  private final ImportQueries queries;
  private final ManagedExecutor executor;

  ImportService(
      ImportBatch batches,
      ImportRepository imports,
      ImportQueries queries,
      ManagedExecutor executor) {
    this.executor = executor;
    this.batches = batches;
    this.imports = imports;
    this.queries = queries;
  }

  /**
   * Takes in a file, to its end or to the place where it breaks.
   *
   * @param file XML, or the same in gzip; read once, as a stream
   * @param totalBytes its size where known, else null
   * @param name what it is called, or null
   * @param dryRun whether to report what would happen and change nothing
   * @return the import as it ended
   * @throws InvalidRequestException where it is no IATI activity file of a version that is read;
   *     then nothing is stored, not even the attempt
   */
  public ImportView run(
      InputStream file, Long totalBytes, String name, boolean dryRun, Caller caller) {
    try (IatiReader reader = open(file)) {
      UUID id = imports.begin(name, totalBytes, dryRun, caller);
      ImportStatus status = ImportStatus.FAILED;
      String problem = "Something went wrong here.";
      try {
        new ImportRun(id, dryRun, caller, batches, imports, reader, executor).run();
        status = ImportStatus.DONE;
        problem = null;
      } catch (IatiFormatException e) {
        problem = e.getMessage();
      } catch (UncheckedIOException e) {
        problem = "The upload broke off.";
      } finally {
        imports.finish(id, status, problem, reader.bytesConsumed());
      }
      return get(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IatiReader open(InputStream file) {
    try {
      return new IatiReader(file);
    } catch (IatiFormatException e) {
      throw new InvalidRequestException("body", "cannot be imported: " + e.getMessage());
    }
  }

  /**
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 404 where there is none
   */
  public ImportView get(UUID id) {
    return queries
        .find(id)
        .orElseThrow(() -> ProblemType.NOT_FOUND.because("No import with the id " + id + "."));
  }
}
