package org.pamir.shared.http;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.core.http.impl.Http1xServerConnection;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps little for clients that ask and do not read. Of one connection only some requests are taken
 * from the network before their answers have left, and the next one is worked on once there is room
 * for its answer. Readers who stop are parted with after a while, and sooner where what waits for
 * readers takes much of the memory: then those go who take little of much. Streams of HTTP/2 have
 * windows for that.
 */
@ApplicationScoped
class UnreadAnswers {

  /** More than a client has under way that reads what it asks for. */
  private static final int MOST_REQUESTS = 16;

  /** Part of the memory that may wait for readers before it is thought scarce. */
  private static final int PART = 8;

  private static final long LOOK_MILLIS = 1_000;

  /** Of an answer that is written while it is read, never so much waits. */
  private static final long MUCH = 256 << 10;

  /** What a reader takes between two looks at the least, who is no burden. */
  private static final long LITTLE = 64 << 10;

  private final Set<Answering> waiting = ConcurrentHashMap.newKeySet();
  private final Vertx vertx;
  private final long patience;
  private long timer;

  UnreadAnswers(Vertx vertx, @ConfigProperty(name = "pamir.http.read-timeout") Duration patience) {
    this.vertx = vertx;
    this.patience = patience.toNanos();
  }

  void register(@Observes Router router) {
    router.route().order(Integer.MIN_VALUE).handler(this::begin);
    timer = vertx.setPeriodic(LOOK_MILLIS, id -> look());
  }

  void stop(@Observes ShutdownEvent stop) {
    vertx.cancelTimer(timer);
  }

  private void begin(RoutingContext request) {
    if (request.request().connection() instanceof Http1xServerConnection connection) {
      if (!connection.channel().isActive()) {
        // It stood behind others in the pipeline of a client that has gone: nobody waits for it.
        return;
      }
      ChannelPipeline pipeline = connection.channel().pipeline();
      if (pipeline.get(Answering.class) == null) {
        pipeline.addBefore("handler", "answering", new Answering(connection));
      }
    }
    if (request.response().writeQueueFull()) {
      request.response().drainHandler(read -> request.next());
    } else {
      request.next();
    }
  }

  private void look() {
    long all =
        waiting.stream().mapToLong(one -> one.connection.channel().bytesBeforeWritable()).sum();
    boolean scarce = all > Runtime.getRuntime().maxMemory() / PART;
    waiting.forEach(one -> one.connection.channel().eventLoop().execute(() -> one.look(scarce)));
  }

  /** Of one connection, on its own thread alone. */
  private final class Answering extends ChannelDuplexHandler {

    private final Http1xServerConnection connection;

    /** Requests whose answers have not left; the one that began this is not counted. */
    private int unanswered;

    private long unread;
    private long readAt;

    Answering(Http1xServerConnection connection) {
      this.connection = connection;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
      if (message instanceof HttpRequest && ++unanswered >= MOST_REQUESTS) {
        connection.doPause();
      }
      super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
        throws Exception {
      super.write(
          context,
          message,
          message instanceof LastHttpContent
              ? promise.unvoid().addListener(left -> onAnswered())
              : promise);
    }

    private void onAnswered() {
      unanswered = Math.max(0, unanswered - 1);
      if (unanswered == MOST_REQUESTS - 1) {
        connection.doResume();
      }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) throws Exception {
      if (context.channel().isWritable()) {
        waiting.remove(this);
      } else if (waiting.add(this)) {
        unread = unread();
        readAt = System.nanoTime();
      }
      super.channelWritabilityChanged(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
      waiting.remove(this);
      super.channelInactive(context);
    }

    private long unread() {
      ChannelOutboundBuffer buffer = connection.channel().unsafe().outboundBuffer();
      return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
    }

    void look(boolean scarce) {
      long now = unread();
      long read = unread - now;
      unread = now;
      if (read != 0) {
        readAt = System.nanoTime();
      }
      if (System.nanoTime() - readAt > patience || scarce && now > MUCH && read < LITTLE) {
        connection.channel().close();
      }
    }
  }
}
