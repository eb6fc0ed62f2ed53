package org.pamir.bench;

import io.vertx.core.http.HttpMethod;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;

/** What measurements have in common: a line of the table, a warm server, a fixed answer. */
final class Bench {

  static final int CLIENTS = 8;

  private static final int MOST_RUNS = RegisterBenchTest.PROJECTS == RegisterBenchTest.FEW ? 1 : 15;
  private static final int LEVEL_RUNS = 4;
  private static final double RISE = 1.03;

  private static final String LINE = "%-58s %12s %12s %8s %8s %10s%n";

  private final Load load;

  Bench(Load load) {
    this.load = load;
  }

  static void head(String what) {
    System.out.printf("%n" + LINE, what, "limit, /s", "Pamir, /s", "ratio", "reach", "p99, ms");
  }

  /** In requests a second. */
  static void line(String what, Rate limit, Rate reached, String reach) {
    line(
        what,
        "%,.0f".formatted(limit.perSecond()),
        "%,.0f".formatted(reached.perSecond()),
        "%.0f %%".formatted(100 * reached.perSecond() / limit.perSecond()),
        reach,
        reached.p99());
  }

  static void line(
      String what, String limit, String reached, String ratio, String reach, double p99) {
    System.out.printf(
        LINE, what, limit, reached, ratio, reach, Double.isNaN(p99) ? "" : "%.1f".formatted(p99));
  }

  static String identifier(Random random) {
    return "BENCH-" + (1 + random.nextInt(RegisterBenchTest.PROJECTS)) + "-P";
  }

  Rate run(Function<Random, Load.Call> call) {
    return load.run(CLIENTS, RegisterBenchTest.SECONDS, RegisterBenchTest.seeded(call));
  }

  /**
   * A server that has just started is still being compiled: what it gives an hour later counts. So
   * it is asked until it gives no more than it gave before.
   */
  Rate warm(Function<Random, Load.Call> call) {
    double most = 0;
    Rate last = run(call);
    for (int run = 0, level = 0; run < MOST_RUNS && level < LEVEL_RUNS; run++) {
      level = last.perSecond() < most * RISE ? level + 1 : 0;
      most = Math.max(most, last.perSecond());
      last = run(call);
    }
    return last;
  }

  /** The same again and again. */
  Rate same(Load.Call call) {
    return warm(random -> call);
  }

  /** A fixed answer over HTTP. */
  static Rate bare(int bytes, int status) throws Exception {
    Process server =
        new ProcessBuilder(
                "java",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                String.valueOf(bytes),
                String.valueOf(status))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int port = Integer.parseInt(server.inputReader().readLine());
    try (Load load = new Load(port, null)) {
      return new Bench(load).same(new Load.Call(HttpMethod.GET, "/", Map.of(), null, status));
    } finally {
      server.destroy();
    }
  }

  static Supplier<Object[]> drawn(Function<Random, Object[]> draw) {
    Random random = new Random();
    return () -> draw.apply(random);
  }
}
