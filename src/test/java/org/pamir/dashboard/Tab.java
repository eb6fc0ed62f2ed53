package org.pamir.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A page as its reader has it: looks, clicks, types, and waits for what comes of it. */
final class Tab {

  private static final long PATIENCE_MILLIS = 60_000;

  private final Browser browser;
  private final String session;
  private final List<String> faults = new CopyOnWriteArrayList<>();

  Tab(Browser browser, String session, int width, int height) {
    this.browser = browser;
    this.session = session;
    browser.listen(
        (from, message) -> {
          if (from.equals(session)) {
            hear(message);
          }
        });
    for (String domain : List.of("Page", "Runtime", "Log")) {
      send(domain + ".enable", Map.of());
    }
    send(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 500));
  }

  private void hear(JsonNode message) {
    JsonNode params = message.get("params");
    switch (message.get("method").asText()) {
      case "Runtime.exceptionThrown" ->
          faults.add(params.at("/exceptionDetails/exception/description").asText());
      case "Log.entryAdded" -> {
        if (params.at("/entry/level").asText().equals("error")) {
          faults.add(params.at("/entry/text").asText() + " " + params.at("/entry/url").asText());
        }
      }
      default -> {
        // Not a fault.
      }
    }
  }

  private JsonNode send(String method, Map<String, ?> params) {
    return browser.send(session, method, params);
  }

  /** Errors of scripts, refusals of the page's policy, and files that did not come, so far. */
  List<String> faults() {
    return faults;
  }

  /** Prefers dark or light. */
  void prefer(String scheme) {
    send(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
  }

  /** Listens to what the page fetches from now on. */
  Traffic traffic() {
    Traffic traffic = new Traffic();
    browser.listen(
        (from, message) -> {
          if (from.equals(session)) {
            traffic.hear(message);
          }
        });
    send("Network.enable", Map.of());
    return traffic;
  }

  /** Begins to load a page, and does not wait for it. */
  void begin(String address) {
    send("Page.navigate", Map.of("url", address));
  }

  /** Loads a page and waits until it and its scripts are there. */
  void go(String address) {
    JsonNode answer = send("Page.navigate", Map.of("url", address));
    assertThat(answer.path("errorText").asText()).as(address).isEmpty();
    until("document.readyState === 'complete'");
  }

  /** The value of an expression in the page. */
  JsonNode ask(String expression) {
    Map<String, Object> params = new HashMap<>();
    params.put("expression", expression);
    params.put("returnByValue", true);
    params.put("awaitPromise", true);
    params.put("userGesture", true);
    JsonNode answer = send("Runtime.evaluate", params);
    if (answer.has("exceptionDetails")) {
      fail(expression + ": " + answer.at("/exceptionDetails/exception/description").asText());
    }
    return answer.at("/result/value");
  }

  String text(String selector) {
    await(selector);
    return ask("document.querySelector(`%s`).textContent".formatted(selector)).asText();
  }

  /** Waits until an expression is true. */
  void until(String expression) {
    waitFor(expression, () -> ask("!!(" + expression + ")").asBoolean());
  }

  /** Waits until something is in the page. */
  void await(String selector) {
    until("document.querySelector(`%s`)".formatted(selector));
  }

  private static void waitFor(String what, Supplier<Boolean> there) {
    long end = System.currentTimeMillis() + PATIENCE_MILLIS;
    while (!there.get()) {
      if (System.currentTimeMillis() > end) {
        fail("Did not come: " + what);
      }
      sleep();
    }
  }

  private static void sleep() {
    try {
      Thread.sleep(40);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Clicks in the middle of the first that is found, with a mouse. What comes later moves what is
   * there, or is put in its place, and a click that misses is none: then it is done again.
   */
  void click(String selector) {
    await(selector);
    waitFor("a click on " + selector, () -> isHit(selector));
  }

  private boolean isHit(String selector) {
    JsonNode at =
        ask(
            """
            (() => {
              const found = document.querySelector(`%s`);
              found.scrollIntoView({block: 'center', behavior: 'instant'});
              window.missed = true;
              found.addEventListener('click', () => window.missed = false, {once: true, capture: true});
              const {x, y, width, height} = found.getBoundingClientRect();
              return {x: x + width / 2, y: y + height / 2};
            })()"""
                .formatted(selector));
    for (String type : List.of("mousePressed", "mouseReleased")) {
      send(
          "Input.dispatchMouseEvent",
          Map.of(
              "type",
              type,
              "x",
              at.get("x").asDouble(),
              "y",
              at.get("y").asDouble(),
              "button",
              "left",
              "clickCount",
              1));
    }
    // Another page, to which a click has led, knows of none that missed.
    return !ask("!!window.missed").asBoolean();
  }

  /** Puts a text into a field, in place of what is in it, as by typing. */
  void type(String selector, String text) {
    click(selector);
    ask("document.querySelector(`%s`).select()".formatted(selector));
    send("Input.insertText", Map.of("text", text));
  }

  /** Presses a key, such as Enter or Tab. */
  void press(String key) {
    int code = Map.of("Enter", 13, "Tab", 9, "ArrowDown", 40).get(key);
    Map<String, Object> event = new HashMap<>();
    event.put("key", key);
    event.put("code", key);
    event.put("windowsVirtualKeyCode", code);
    if (key.equals("Enter")) {
      event.put("text", "\r");
    }
    event.put("type", "keyDown");
    send("Input.dispatchKeyEvent", event);
    event.remove("text");
    event.put("type", "keyUp");
    send("Input.dispatchKeyEvent", event);
  }

  /** Prints the page, and tells how many bytes the PDF has. */
  int print() {
    return Base64.getDecoder()
        .decode(send("Page.printToPDF", Map.of("printBackground", true)).get("data").asText())
        .length;
  }

  /** Chooses from a list. */
  void choose(String selector, String value) {
    await(selector);
    ask(
        """
        (() => {
          const list = document.querySelector(`%s`);
          list.value = `%s`;
          list.dispatchEvent(new Event('change', {bubbles: true}));
        })()"""
            .formatted(selector, value));
  }

  /** The file that a click brings. */
  String download(String selector) {
    List<Path> before = files();
    click(selector);
    waitFor("a file", () -> files().size() > before.size());
    Path brought =
        files().stream().filter(file -> !before.contains(file)).findFirst().orElseThrow();
    try {
      return Files.readString(brought);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Files that have come whole. */
  private List<Path> files() {
    try (Stream<Path> files = Files.list(browser.downloads())) {
      return files
          .filter(file -> !file.toString().endsWith(".crdownload"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
