package org.pamir.resilience;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** HAProxy as the guide in {@code src/main/docker} sets it up, and sending nothing twice. */
final class HaproxyBalancer implements Balancer {

  private final int port = Instances.freePort();
  private final Path settings = Files.createTempFile("pamir", ".haproxy");
  private final Process process;

  HaproxyBalancer(List<Integer> ports) throws IOException {
    Files.writeString(
        settings,
        """
        defaults
          mode http
          timeout connect 2s
          timeout client 2m
          timeout server 2m
          retries 0
        frontend callers
          bind 127.0.0.1:%d
          default_backend pamir
        backend pamir
          balance roundrobin
          option httpchk GET /q/health/ready
          http-check expect status 200
          default-server check inter 500ms fall 2 rise 1
        %s
        """
            .formatted(
                port,
                ports.stream()
                    .map(one -> "  server s%1$d 127.0.0.1:%1$d".formatted(one))
                    .collect(Collectors.joining("\n"))));
    process = new ProcessBuilder("haproxy", "-db", "-f", settings.toString()).inheritIO().start();
  }

  @Override
  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
