package org.pamir.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;

/**
 * Answers everything with the same bytes from a worker thread: what HTTP alone costs here. Ends
 * with its input.
 */
final class BareServer {

  private BareServer() {}

  /**
   * @param args how many bytes an answer has, and of what status
   */
  public static void main(String[] args) throws IOException {
    Buffer body = Buffer.buffer(new byte[Integer.parseInt(args[0])]);
    int status = Integer.parseInt(args[1]);
    Vertx vertx = Vertx.vertx();
    vertx
        .createHttpServer()
        .requestHandler(
            request ->
                vertx
                    .<Buffer>executeBlocking(() -> body, false)
                    .onSuccess(
                        bytes -> {
                          request.response().setStatusCode(status);
                          if (status == 304) {
                            request.response().end();
                          } else {
                            request.response().end(bytes);
                          }
                        }))
        .listen(0)
        .onSuccess(server -> System.out.println(server.actualPort()));
    while (System.in.read() >= 0) {
      // Until whoever started it is gone.
    }
    System.exit(0);
  }
}
