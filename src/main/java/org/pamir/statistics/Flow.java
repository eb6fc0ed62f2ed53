package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.UUID;

/**
 * Money that moved once, whoever reported it.
 *
 * @param out the provider's report, or null
 * @param in the receiver's report, or null
 * @param providerProject id of the project it left, or null where that is not in the register
 * @param receiverProject id of the project it reached, or null where that is not in the register
 */
record Flow(Report out, Report in, FlowState state, Long providerProject, Long receiverProject) {

  /** The report whose figure counts: the provider's, where there is one. */
  Report figure() {
    return out == null ? in : out;
  }

  Long provider() {
    return out != null && out.provider() != null
        ? out.provider()
        : in == null ? null : in.provider();
  }

  Long receiver() {
    return in != null && in.receiver() != null
        ? in.receiver()
        : out == null ? null : out.receiver();
  }

  UUID outId() {
    return out == null ? null : out.id();
  }

  UUID inId() {
    return in == null ? null : in.id();
  }

  /** A hash of what both reports say beside their amounts. */
  long told() {
    return 31 * (out == null ? 0 : out.told()) + (in == null ? 0 : in.told());
  }

  BigDecimal usd() {
    return figure().usd();
  }
}
