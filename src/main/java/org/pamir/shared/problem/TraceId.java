package org.pamir.shared.problem;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The id under which a request is found in the log: that of the caller's traceparent (W3C Trace
 * Context), or a new one.
 */
public final class TraceId {

  private static final String KEY = "pamir.traceId";

  private TraceId() {}

  /** The id of the request at hand. */
  public static String current() {
    Context context = Vertx.currentContext();
    if (context == null) {
      return random();
    }
    String id = context.getLocal(KEY);
    if (id == null) {
      id = random();
      context.putLocal(KEY, id);
    }
    return id;
  }

  /** Takes over the trace id of a {@code traceparent} header, where it has one. */
  static void adopt(String traceparent) {
    if (traceparent != null && traceparent.matches("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")) {
      Vertx.currentContext().putLocal(KEY, traceparent.substring(3, 35));
    }
  }

  private static String random() {
    byte[] bytes = new byte[16];
    ThreadLocalRandom.current().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
