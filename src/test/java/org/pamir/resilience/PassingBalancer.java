package org.pamir.resilience;

import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The simplest of balancers, where no other is on the machine: it passes connections on, in turn to
 * those servers that say they are ready, and knows nothing of what is sent over them. A connection
 * stays where it is until one of its ends closes it, and nothing is sent twice.
 */
final class PassingBalancer implements Balancer {

  private static final long LOOK_MILLIS = 100;

  private final HttpClient health =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();
  private final Vertx vertx = Vertx.vertx();
  private final NetClient client = vertx.createNetClient();
  private final NetServer server = vertx.createNetServer();
  private final Map<Integer, Boolean> ready = new ConcurrentHashMap<>();
  private final AtomicInteger turn = new AtomicInteger();
  private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor();

  /**
   * @param ports of the servers, whether they run or not
   */
  PassingBalancer(List<Integer> ports) {
    ports.forEach(port -> ready.put(port, false));
    server
        .connectHandler(this::pass)
        .listen(0, "127.0.0.1")
        .toCompletionStage()
        .toCompletableFuture()
        .join();
    looking.scheduleWithFixedDelay(
        () -> ready.replaceAll((port, before) -> isReady(port)),
        0,
        LOOK_MILLIS,
        TimeUnit.MILLISECONDS);
  }

  @Override
  public int port() {
    return server.actualPort();
  }

  private boolean isReady(int port) {
    try {
      return health
              .send(
                  HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                      .timeout(Duration.ofSeconds(2))
                      .build(),
                  HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void pass(NetSocket caller) {
    List<Integer> ports =
        ready.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList();
    if (ports.isEmpty()) {
      caller.close();
      return;
    }
    caller.pause();
    client
        .connect(ports.get(Math.floorMod(turn.getAndIncrement(), ports.size())), "127.0.0.1")
        .onFailure(refused -> caller.close())
        .onSuccess(
            called -> {
              caller.pipeTo(called);
              called.pipeTo(caller);
            });
  }

  @Override
  public void close() {
    looking.shutdownNow();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
