package org.pamir.shared.http;

/** What costs the register more than a look-up: exports, and figures that nobody asked for yet. */
public interface HeavyWork {

  /**
   * Before the request at hand causes some.
   *
   * @throws io.quarkiverse.resteasy.problem.HttpProblem 429 where its caller has caused too much
   */
  void admit();
}
