package org.pamir.shared.retry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.pamir.shared.Caller;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.problem.InvalidRequestException;
import org.pamir.shared.problem.ProblemType;
import org.pamir.shared.retry.Fingerprint.Streamed;
import org.pamir.shared.retry.KeptAnswers.Id;

/**
 * Carries out a POST with an {@code Idempotency-Key} once
 * (draft-ietf-httpapi-idempotency-key-header). Of two equal requests at the same time one is
 * carried out, and the other told to come again: a 409 with Retry-After, because a request that
 * waits holds what others need. Only what succeeded is kept: a refused request left nothing, and
 * may be mended and sent again with the same key.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE)
class IdempotencyInterceptor {

  private static final Logger LOG = Logger.getLogger(IdempotencyInterceptor.class);

  static final String HEADER = "Idempotency-Key";

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
  private static final List<String> KEPT_HEADERS =
      List.of("Location", "ETag", "Pamir-Revision", "Content-Type");

  private final CurrentVertxRequest current;
  private final CurrentCaller caller;
  private final KeptAnswers answers;
  private final ObjectMapper json;
  private final Duration stale;
  private final ScheduledExecutorService executor;

  IdempotencyInterceptor(
      CurrentVertxRequest current,
      CurrentCaller caller,
      KeptAnswers answers,
      ObjectMapper json,
      @ConfigProperty(name = "pamir.idempotency.stale-claim") Duration stale,
      ScheduledExecutorService executor) {
    this.current = current;
    this.caller = caller;
    this.answers = answers;
    this.json = json;
    this.stale = stale;
    this.executor = executor;
  }

  /** As long as the longest of what it is wrapped around may take, in seconds. */
  private static final int LONGEST = 600;

  @AroundInvoke
  Object once(InvocationContext call) throws Exception {
    HttpServerRequest request = current.getCurrent().request();
    String key = request.getHeader(HEADER);
    Caller who = caller.get();
    // Nobody's requests are nobody's to replay.
    if (key == null || who.equals(Caller.ANONYMOUS)) {
      return call.proceed();
    }
    if (!KEY.matcher(key).matches()) {
      throw new InvalidRequestException(
          HEADER, "must have 1 to 255 printable ASCII characters without spaces");
    }
    Id id = new Id(who.name(), key);
    return call.getMethod().getAnnotation(Idempotent.class).streamed()
        ? streamed(id, request, call)
        : inTransaction(id, request, call);
  }

  private Object inTransaction(Id id, HttpServerRequest request, InvocationContext call) {
    byte[] fingerprint = Fingerprint.of(request, call, json);
    return QuarkusTransaction.requiringNew()
        .timeout(LONGEST)
        .call(
            () -> {
              if (!answers.tryLock(id)) {
                throw underWay();
              }
              answers.find(id).ifPresent(kept -> replay(kept, fingerprint));
              Object result = call.proceed();
              keep(id, fingerprint, result);
              return result;
            });
  }

  private Object streamed(Id id, HttpServerRequest request, InvocationContext call)
      throws Exception {
    Object[] parameters = call.getParameters();
    int at = 0;
    while (!(parameters[at] instanceof InputStream)) {
      at++;
    }
    Streamed body = Fingerprint.streamed(request, (InputStream) parameters[at]);
    if (!answers.claim(id, stale)) {
      Optional<KeptAnswer> kept = answers.find(id).filter(answer -> !answer.isClaim());
      replay(kept.orElseThrow(IdempotencyInterceptor::underWay), body.finish());
    }
    parameters[at] = body;
    call.setParameters(parameters);
    boolean kept = false;
    // A claim that nobody renews is one of a server that was killed: its file can be sent again
    // soon.
    ScheduledFuture<?> renewing =
        executor.scheduleWithFixedDelay(
            () -> renew(id), stale.toMillis() / 4, stale.toMillis() / 4, TimeUnit.MILLISECONDS);
    try {
      Object result = call.proceed();
      kept = keep(id, body.finish(), result);
      return result;
    } finally {
      renewing.cancel(false);
      if (!kept) {
        answers.release(id);
      }
    }
  }

  private void renew(Id id) {
    try {
      answers.renew(id);
    } catch (RuntimeException e) {
      LOG.debugf(e, "A claim could not be renewed; the next time may do");
    }
  }

  private static void replay(KeptAnswer kept, byte[] fingerprint) {
    if (!Arrays.equals(kept.fingerprint(), fingerprint)) {
      throw ProblemType.UNPROCESSABLE.because(
          "This Idempotency-Key was sent before with another request; a new request needs a new key.");
    }
    throw new ReplayedAnswerException(kept);
  }

  private static RuntimeException underWay() {
    return ProblemType.CONFLICT
        .problem("The first request with this Idempotency-Key is still being carried out.")
        .withHeader("Retry-After", 1)
        .build();
  }

  /** Keeps what a resource method answered, where it succeeded. */
  private boolean keep(Id id, byte[] fingerprint, Object result) {
    int status = 200;
    Object entity = result;
    Map<String, String> headers = new LinkedHashMap<>();
    if (result instanceof Response response) {
      status = response.getStatus();
      entity = response.getEntity();
      for (String name : KEPT_HEADERS) {
        String value = response.getHeaderString(name);
        if (value != null) {
          headers.put(name, value);
        }
      }
    }
    if (status >= 300) {
      return false;
    }
    if (result == null) {
      status = 204;
    }
    headers.putIfAbsent("Content-Type", "application/json;charset=UTF-8");
    answers.keep(id, new KeptAnswer(fingerprint, status, headers, body(entity)));
    return true;
  }

  private byte[] body(Object entity) {
    if (entity == null || entity instanceof byte[]) {
      return (byte[]) entity;
    }
    if (entity instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    try {
      return json.writeValueAsBytes(
          entity instanceof ShownOnce once ? once.withoutSecret() : entity);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
