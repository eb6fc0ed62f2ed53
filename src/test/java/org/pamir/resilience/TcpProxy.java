package org.pamir.resilience;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Stands between the register and its database, and does what networks do: delays, cuts, falls
 * silent, refuses.
 */
final class TcpProxy implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
  private final NetClient client =
      vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
  private final Set<NetSocket> open = ConcurrentHashMap.newKeySet();
  private final int target;
  private final int port;
  private NetServer server;
  private volatile long delay;
  private volatile boolean silent;

  TcpProxy(int target) throws Exception {
    this.target = target;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    listen();
  }

  int port() {
    return port;
  }

  /** Every piece on its way, there and back, takes so much longer. */
  void delay(Duration each) {
    delay = each.toMillis();
  }

  /** Requests arrive; of answers nothing comes through any more, and nothing new is begun. */
  void fallSilent() {
    silent = true;
  }

  /** Ends all connections; new ones are welcome. */
  void cut() {
    open.forEach(NetSocket::close);
  }

  /** Ends all connections, and refuses new ones. */
  void refuse() throws Exception {
    await(server.close());
    cut();
  }

  /** As if nothing had been; what fell silent stays so, and is cut off. */
  void heal() throws Exception {
    delay = 0;
    if (silent) {
      silent = false;
      cut();
    }
    if (server.actualPort() == 0 || !isListening()) {
      listen();
    }
  }

  private boolean isListening() {
    try (ServerSocket probe = new ServerSocket(port)) {
      return false;
    } catch (IOException e) {
      return true;
    }
  }

  private void listen() throws Exception {
    server = vertx.createNetServer().connectHandler(this::connect);
    await(server.listen(port, "127.0.0.1"));
  }

  private void connect(NetSocket incoming) {
    incoming.pause();
    open.add(incoming);
    incoming.closeHandler(closed -> open.remove(incoming));
    if (silent) {
      return;
    }
    client
        .connect(target, "127.0.0.1")
        .onFailure(away -> incoming.close())
        .onSuccess(
            outgoing -> {
              open.add(outgoing);
              incoming.closeHandler(
                  closed -> {
                    open.remove(incoming);
                    outgoing.close();
                  });
              outgoing.closeHandler(
                  closed -> {
                    open.remove(outgoing);
                    incoming.close();
                  });
              incoming.handler(piece -> pass(piece, outgoing));
              outgoing.handler(
                  piece -> {
                    if (!silent) {
                      pass(piece, incoming);
                    }
                  });
              incoming.resume();
            });
  }

  private void pass(Buffer piece, NetSocket to) {
    if (delay == 0) {
      to.write(piece);
    } else {
      vertx.setTimer(delay, due -> to.write(piece));
    }
  }

  private static <T> void await(io.vertx.core.Future<T> future) throws Exception {
    future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
  }
}
