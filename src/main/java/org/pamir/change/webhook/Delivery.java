package org.pamir.change.webhook;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message in the hands of a worker.
 *
 * @param secrets what it is signed with, the present one first
 * @param attempts how often it was sent, this time among them
 */
record Delivery(
    UUID id, UUID webhook, String url, List<String> secrets, String body, int attempts) {

  /** How messages are named to receivers: the same each time one is sent. */
  String messageId() {
    return "msg_" + id;
  }

  /**
   * What came of sending it.
   *
   * @param status of the answer; null where none came
   * @param fault what went wrong, or null
   * @param retryAfter not before this, where the receiver asks for it; else null
   */
  record Outcome(Integer status, String fault, Instant retryAfter) {

    boolean isDelivered() {
      return status != null && status >= 200 && status < 300;
    }

    /** The receiver says that it is there no more (410). */
    boolean isGone() {
      return status != null && status == 410;
    }

    static Outcome failed(String fault) {
      return new Outcome(null, fault, null);
    }
  }

  URI uri() {
    return URI.create(url);
  }
}
