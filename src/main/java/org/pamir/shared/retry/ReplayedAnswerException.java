package org.pamir.shared.retry;

import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

/** Leaves a resource method in place of its result: the request was answered before. */
final class ReplayedAnswerException extends RuntimeException {

  private final transient KeptAnswer answer;

  ReplayedAnswerException(KeptAnswer answer) {
    super("Answered before", null, false, false);
    this.answer = answer;
  }

  /** Gives the first answer again, and says so. */
  @Provider
  static class Mapper implements ExceptionMapper<ReplayedAnswerException> {
    @Override
    public Response toResponse(ReplayedAnswerException replayed) {
      KeptAnswer answer = replayed.answer;
      Response.ResponseBuilder response = Response.status(answer.status()).entity(answer.body());
      answer.headers().forEach(response::header);
      return response.header("Idempotency-Replayed", "true").build();
    }
  }
}
