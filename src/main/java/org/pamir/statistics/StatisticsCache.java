package org.pamir.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.Revisions;
import org.pamir.shared.http.Answers;
import org.pamir.shared.http.HeavyWork;
import org.pamir.shared.http.UnchangedAnswers;

/**
 * Answers by question and revision. While nothing is written, a question that was asked before
 * costs one look at the revision; a write makes all answers stale at once, because none has its
 * revision.
 */
@ApplicationScoped
class StatisticsCache {

  private record Answered(AnsweredQuestion shown, byte[] body) {}

  private final KeptAnswers answers;
  private final ConcurrentMap<AnsweredQuestion, CompletableFuture<Answered>> underWay =
      new ConcurrentHashMap<>();
  private final Revisions revisions;
  private final CurrentCaller caller;
  private final ObjectMapper json;
  private final HeavyWork heavy;
  private final UnchangedAnswers unchanged;

  StatisticsCache(
      KeptAnswers answers,
      Revisions revisions,
      CurrentCaller caller,
      ObjectMapper json,
      HeavyWork heavy,
      UnchangedAnswers unchanged) {
    this.answers = answers;
    this.revisions = revisions;
    this.caller = caller;
    this.json = json;
    this.heavy = heavy;
    this.unchanged = unchanged;
  }

  /**
   * The answer to the question that this request asks, worked out where it is not known yet; 304
   * where the caller has it.
   */
  Response answer(UriInfo uri, Request request, Supplier<? extends Dated> compute) {
    String path = uri.getPath() + '?' + uri.getRequestUri().getRawQuery();
    String sight = caller.get().sight();
    AnsweredQuestion asked = new AnsweredQuestion(revisions.latest(), path, sight);
    byte[] known = answers.get(asked);
    if (known != null) {
      unchanged.keep(known);
      return respond(asked, known, request);
    }
    heavy.admit();
    Answered answered = once(asked, compute);
    unchanged.keep(answered.body);
    return respond(answered.shown, answered.body, request);
  }

  /** Who asks what is being worked out for another waits for that one's answer. */
  private Answered once(AnsweredQuestion asked, Supplier<? extends Dated> compute) {
    CompletableFuture<Answered> own = new CompletableFuture<>();
    CompletableFuture<Answered> other = underWay.putIfAbsent(asked, own);
    if (other != null) {
      try {
        return other.join();
      } catch (CompletionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
      }
    }
    try {
      // A write may come between; the answer is kept under the revision that it shows.
      Dated answer = compute.get();
      AnsweredQuestion shown = new AnsweredQuestion(answer.revision(), asked.path(), asked.sight());
      byte[] body = write(answer);
      answers.put(shown, body);
      own.complete(new Answered(shown, body));
    } catch (RuntimeException | Error e) {
      own.completeExceptionally(e);
      throw e;
    } finally {
      underWay.remove(asked);
    }
    return own.join();
  }

  private static Response respond(AnsweredQuestion shown, byte[] body, Request request) {
    EntityTag tag = new EntityTag(shown.revision() + "-" + Integer.toHexString(shown.hashCode()));
    CacheControl control = new CacheControl();
    // May be kept anywhere, and asked for again before it is used: figures are fresh.
    control.setNoCache(true);
    control.setNoTransform(false);
    Response.ResponseBuilder unchanged = Answers.unchanged(tag, request);
    return (unchanged == null ? Response.ok(body) : unchanged)
        .tag(tag)
        .cacheControl(control)
        .header("Pamir-Revision", shown.revision())
        .build();
  }

  private byte[] write(Dated answer) {
    try {
      return json.writeValueAsBytes(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
