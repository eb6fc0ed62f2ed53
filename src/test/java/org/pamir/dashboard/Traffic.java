package org.pamir.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page fetches: heard from the browser, between one {@link #begin} and the next. */
final class Traffic {

  /** One request of the page; its bytes are those that came over the wire. */
  private record Fetched(String url, double millis, long bytes) {}

  private record Begun(String url, long at) {}

  private final Map<String, Begun> open = new ConcurrentHashMap<>();
  private final List<Fetched> done = new CopyOnWriteArrayList<>();
  private volatile long last = System.nanoTime();

  void begin() {
    open.clear();
    done.clear();
    last = System.nanoTime();
  }

  void hear(JsonNode message) {
    JsonNode params = message.get("params");
    String id = params.path("requestId").asText();
    switch (message.get("method").asText()) {
      case "Network.requestWillBeSent" -> {
        last = System.nanoTime();
        open.put(id, new Begun(params.at("/request/url").asText(), last));
      }
      case "Network.loadingFinished", "Network.loadingFailed" -> {
        Begun begun = open.remove(id);
        last = System.nanoTime();
        if (begun != null) {
          done.add(
              new Fetched(
                  begun.url, (last - begun.at) / 1e6, params.path("encodedDataLength").asLong()));
        }
      }
      default -> {
        // Nothing comes or goes.
      }
    }
  }

  /** Whether nothing is under way, nor was within so many milliseconds. */
  boolean isQuiet(long millis) {
    return open.isEmpty() && System.nanoTime() - last > millis * 1_000_000;
  }

  int requests() {
    return done.size();
  }

  long bytes() {
    return done.stream().mapToLong(Fetched::bytes).sum();
  }

  /** The request that took longest, with its milliseconds. */
  String slowest() {
    return done.stream()
        .max(Comparator.comparingDouble(Fetched::millis))
        .map(one -> "%.0f ms %s".formatted(one.millis, one.url.replaceFirst("^https?://[^/]*", "")))
        .orElse("");
  }
}
