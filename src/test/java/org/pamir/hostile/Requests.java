package org.pamir.hostile;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Makes requests out of the document: valid ones, nearly valid ones, hostile ones. */
final class Requests {

  private final Document document;
  private final World world;

  Requests(Document document, World world) {
    this.document = document;
    this.world = world;
  }

  /** The request that this number stands for; the same one for the same register. */
  Call make(Operation operation, long number) {
    Random random = new Random(number);
    int dice = random.nextInt(100);
    return new Draft(operation, random).make(dice < 45 ? 0 : dice < 70 ? 1 : 2);
  }

  private final class Draft {
    private final Operation operation;
    private final Random random;
    private final Values values;
    private final Bodies bodies;
    private final List<Map.Entry<String, String>> headers = new ArrayList<>();
    private final List<String> query = new ArrayList<>();
    private String method;
    private String path;
    private byte[] body;
    private boolean aimed = true;

    Draft(Operation operation, Random random) {
      this.operation = operation;
      this.random = random;
      this.values = new Values(document, random);
      this.bodies = new Bodies(document, world, values, random);
    }

    private boolean chance(int percent) {
      return random.nextInt(100) < percent;
    }

    private <T> T oneOf(List<T> all) {
      return all.get(random.nextInt(all.size()));
    }

    Call make(int level) {
      method = operation.method();
      path = path(world.values(operation, random));
      query();
      String key = world.caller(operation, random);
      if (key != null) {
        header("Authorization", "Bearer " + key);
      }
      if (operation.takes("If-Match") && chance(85)) {
        header("If-Match", chance(85) ? "*" : "\"1\"");
      }
      if (operation.takes("If-None-Match") && chance(10)) {
        header("If-None-Match", operation.reads() ? "\"1\"" : "*");
      }
      if (operation.takes("Idempotency-Key") && chance(20)) {
        header("Idempotency-Key", String.valueOf(random.nextInt(1_000)));
      }
      if (operation.takes("Prefer") && chance(50)) {
        header("Prefer", "wait=10");
      }
      if (operation.reads() && chance(30)) {
        header("Accept-Encoding", "gzip");
      }
      String mediaType = null;
      if (!operation.bodies().isEmpty()) {
        mediaType = oneOf(List.copyOf(operation.bodies().keySet()));
        body = bodies.valid(operation, mediaType);
      } else if (!operation.reads() && !method.equals("DELETE")) {
        mediaType = "application/json";
      }
      if (mediaType != null) {
        header("Content-Type", mediaType);
      }
      if (level == 1) {
        near(mediaType);
      } else if (level == 2) {
        for (int times = chance(75) ? 1 : 2; times > 0; times--) {
          hostile(mediaType);
        }
      }
      return new Call(
          operation,
          method,
          path + (query.isEmpty() ? "" : "?" + String.join("&", query)),
          headers,
          body,
          chance(10),
          aimed,
          List.of("valid", "near", "hostile").get(level));
    }

    private void header(String name, String value) {
      headers.add(Map.entry(name, value));
    }

    private String path(List<String> parameters) {
      String made = operation.path();
      for (String value : parameters) {
        made =
            made.replaceFirst(
                "\\{[^}]+}", java.util.regex.Matcher.quoteReplacement(encoded(value)));
      }
      return made;
    }

    private void query() {
      List<Operation.Parameter> all = operation.in("query");
      for (Operation.Parameter parameter : all) {
        boolean needed = parameter.name().equals("q") && operation.path().contains("/search");
        if (needed || random.nextInt(all.size() + 3) < 2) {
          String value =
              parameter.name().equals("cursor")
                  ? world.cursor(random)
                  : values.parameter(parameter);
          if (value != null) {
            query.add(parameter.name() + "=" + encoded(value));
          }
        }
      }
    }

    private void near(String mediaType) {
      List<Operation.Parameter> all = operation.in("query");
      int dice = random.nextInt(10);
      if (!operation.bodies().isEmpty() && dice < 6) {
        body = bodies.near(operation, mediaType);
      } else if (!all.isEmpty() && dice < 8) {
        String name = oneOf(all).name();
        query.removeIf(one -> one.startsWith(name + "="));
        // A revision that is still to come is waited for.
        query.add(name + "=" + (name.equals("minRevision") ? "-1" : encoded(oneOf(NEARLY))));
      } else if (operation.path().contains("{") && dice < 9) {
        List<String> others = new ArrayList<>(world.values(operation, random));
        others.set(
            random.nextInt(others.size()),
            oneOf(
                List.of(
                    UUID.randomUUID().toString(),
                    "XX-NOT-THERE",
                    "kg",
                    "0",
                    "-1",
                    "6.5",
                    "2025-02-30",
                    "a/b")));
        path = path(others);
      } else if (!headers.isEmpty()) {
        headers.remove(random.nextInt(headers.size()));
      }
    }

    private void hostile(String mediaType) {
      int dice = random.nextInt(12);
      if (dice < 5 && !operation.bodies().isEmpty()) {
        body = bodies.hostile(operation, mediaType);
      } else if (dice < 7) {
        hostileQuery();
      } else if (dice < 9) {
        if (operation.path().contains("{")) {
          hostilePath();
        } else {
          hostileQuery();
        }
      } else if (dice == 9) {
        Map.Entry<String, String> odd = oneOf(Hostile.HEADERS);
        headers.removeIf(one -> one.getKey().equals(odd.getKey()) && chance(80));
        headers.add(odd);
      } else if (dice == 10) {
        if (chance(50)) {
          headers.removeIf(one -> one.getKey().equals("Authorization"));
          header("Authorization", oneOf(Hostile.CREDENTIALS));
        } else {
          headers.removeIf(one -> one.getKey().equals("Content-Type"));
          header("Content-Type", oneOf(Hostile.CONTENT_TYPES));
          body = body == null ? "{}".getBytes(StandardCharsets.UTF_8) : body;
        }
      } else {
        odd();
      }
    }

    private void hostileQuery() {
      List<Operation.Parameter> all = operation.in("query");
      String name = all.isEmpty() || chance(10) ? "unknown" : oneOf(all).name();
      switch (random.nextInt(8)) {
        case 0 -> query.add(name);
        case 1 -> query.add(name + "=");
        case 2 -> query.add(name + "=" + oneOf(Hostile.SEGMENTS));
        case 3 -> {
          query.add(name + "=" + encoded(oneOf(NEARLY)));
          query.add(name + "=" + encoded(oneOf(Hostile.TEXTS)));
        }
        case 4 -> query.add(encoded(encoded(name)) + "=" + encoded(oneOf(NEARLY)));
        case 5 -> cursor();
        default -> query.add(name + "=" + encoded(oneOf(Hostile.TEXTS)));
      }
    }

    /** A cursor with one bit of it altered, or one character. */
    private void cursor() {
      String cursor = world.cursor(random);
      if (cursor == null) {
        return;
      }
      byte[] bytes = cursor.getBytes(StandardCharsets.UTF_8);
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(7));
      query.removeIf(one -> one.startsWith("cursor="));
      query.add("cursor=" + encoded(new String(bytes, StandardCharsets.ISO_8859_1)));
    }

    private void hostilePath() {
      List<String> others = new ArrayList<>(world.values(operation, random));
      int at = random.nextInt(others.size());
      others.set(at, "@@");
      String segment = chance(40) ? encoded(oneOf(Hostile.TEXTS)) : oneOf(Hostile.SEGMENTS);
      path = path(others).replace("%40%40", segment);
      aimed = false;
    }

    /** Another method, or another place altogether. */
    private void odd() {
      aimed = false;
      if (chance(60)) {
        method =
            oneOf(
                List.of(
                    "GET",
                    "PUT",
                    "POST",
                    "PATCH",
                    "DELETE",
                    "HEAD",
                    "OPTIONS",
                    "TRACE",
                    "PROPFIND",
                    "get",
                    "BREW"));
      } else {
        path =
            switch (random.nextInt(6)) {
              case 0 -> path + "/";
              case 1 -> path.replace("/v1/", "//v1//");
              case 2 -> path + "/../" + UUID.randomUUID();
              case 3 -> path.replace("/api/v1/", "/api/v1/./");
              case 4 -> path + ";jsessionid=1";
              default -> path.toUpperCase();
            };
      }
    }

    private static final List<String> NEARLY =
        List.of(
            "0",
            "-1",
            "1001",
            "1.5",
            "yes",
            "KG,XX",
            "usd",
            "2025-02-30",
            "2025-13-01T00:00:00Z",
            "country,country",
            "-",
            "no-such-word",
            "2199-01-01T00:00:00Z",
            "91,181,-91,-181",
            "18",
            "99999999999");
  }

  /** Percent-encoded as RFC 3986 has it; what is no text is sent as a question mark. */
  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
