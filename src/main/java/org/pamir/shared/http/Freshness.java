package org.pamir.shared.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Set;
import org.pamir.shared.AsOf;
import org.pamir.shared.DateText;
import org.pamir.shared.Reads;
import org.pamir.shared.Revisions;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;

/**
 * How old what a request reads may be, or has to be: {@code minRevision} waits until the register
 * is as new as the caller's own write, {@code asOf} reads it as it was.
 */
@Provider
public class Freshness implements ContainerRequestFilter {

  public static final String AS_OF = "asOf";
  public static final String MIN_REVISION = "minRevision";

  /** First segments of the resources whose rows have a history. */
  private static final Set<String> WITH_HISTORY =
      Set.of(
          "projects",
          "participations",
          "commitments",
          "disbursements",
          "budgets",
          "planned-disbursements",
          "results",
          "locations",
          "organisations",
          "groupings",
          "exchange-rates",
          "countries",
          "flows",
          "statistics",
          "exports");

  /** Those that show nothing but revised rows, or what is derived from them. */
  private static final Set<String> OF_REVISIONS = Set.of("search", "changes");

  /** How long a reader waits for a revision that is on its way, in milliseconds. */
  private static final long PATIENCE = 2_000;

  private final Revisions revisions;
  private final Reads reads;
  private final Clock clock;

  Freshness(Revisions revisions, Reads reads, Clock clock) {
    this.revisions = revisions;
    this.reads = reads;
    this.clock = clock;
  }

  /**
   * Whether what is read at a path has a history.
   *
   * @param path below the base path, such as {@code /projects/{identifier}}
   */
  public static boolean holdsFor(String path) {
    String[] segments = path.split("/");
    return segments.length > 1
        && WITH_HISTORY.contains(segments[1])
        // Scores and look-alikes are kept of the present alone.
        && (segments[1].equals("statistics") || !path.matches(".*/(quality|look-alikes)/?"));
  }

  /** Whether a request asks, and does not tell. */
  static boolean isRead(ContainerRequestContext request) {
    return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
  }

  /** Whether all that a path shows is known to be there by the revision that is. */
  private static boolean isRevised(String path) {
    return holdsFor(path) || OF_REVISIONS.contains(path.split("/")[1]);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isRead(request)) {
      return;
    }
    if (isRevised(request.getUriInfo().getPath())) {
      reads.begin();
    }
    String least = request.getUriInfo().getQueryParameters().getFirst(MIN_REVISION);
    if (least != null) {
      await(number(least));
    }
    String asOf = request.getUriInfo().getQueryParameters().getFirst(AS_OF);
    if (asOf != null) {
      AsOf.read(revisions.at(past(AS_OF, asOf)));
    }
  }

  private void await(long revision) {
    reads.atLeast(revision);
    long until = clock.millis() + PATIENCE;
    while (revisions.latest() < revision) {
      if (clock.millis() > until) {
        throw ProblemType.UNAVAILABLE
            .problem("Revision " + revision + " has not arrived here yet.")
            .withHeader("Retry-After", "1")
            .build();
      }
      try {
        Thread.sleep(20);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw ProblemType.UNAVAILABLE.because("The register is being stopped.");
      }
    }
  }

  private static long number(String text) {
    if (!text.matches("[0-9]{1,18}")) {
      throw new InvalidRequestException(MIN_REVISION, "must be a revision, such as 8123");
    }
    return Long.parseLong(text);
  }

  /**
   * An instant of a parameter that has come to pass.
   *
   * @throws InvalidRequestException where it is none, or lies in the future
   */
  public static Instant past(String name, String text) {
    try {
      Instant asked = DateText.instant(text);
      if (asked.isAfter(Instant.now())) {
        throw new InvalidRequestException(name, "must not lie in the future");
      }
      return asked;
    } catch (DateTimeParseException e) {
      throw new InvalidRequestException(name, "must be an instant such as 2026-03-31T00:00:00Z");
    }
  }
}
