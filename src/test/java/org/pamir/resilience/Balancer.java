package org.pamir.resilience;

import java.io.IOException;
import java.util.List;

/** What stands before several servers, and sends callers to those that say they are ready. */
interface Balancer extends AutoCloseable {

  /** How long it may take to see that a server is ready, or no longer is, in milliseconds. */
  long NOTICES_MILLIS = 1_500;

  /** Where callers come. */
  int port();

  @Override
  void close();

  /** The one that is asked for by {@code -Dpamir.balancer=haproxy}, or the simplest. */
  static Balancer before(List<Integer> ports) throws IOException {
    return "haproxy".equals(System.getProperty("pamir.balancer"))
        ? new HaproxyBalancer(ports)
        : new PassingBalancer(ports);
  }
}
