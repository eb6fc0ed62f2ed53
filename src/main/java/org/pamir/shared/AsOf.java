package org.pamir.shared;

import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.Optional;

/**
 * The revision as of which the request at hand reads the register, where it does not read the
 * newest.
 */
public final class AsOf {

  private static final String KEY = "pamir.asOf";

  private AsOf() {}

  /** Empty where the present is read. */
  public static Optional<Long> revision() {
    Context context = Vertx.currentContext();
    // The register's own work goes on in contexts that belong to no request.
    return context == null || !VertxContext.isDuplicatedContext(context)
        ? Optional.empty()
        : Optional.ofNullable(context.getLocal(KEY));
  }

  /** From here on the request reads as of this revision; 0 is before the first. */
  public static void read(long revision) {
    Vertx.currentContext().putLocal(KEY, revision);
  }
}
