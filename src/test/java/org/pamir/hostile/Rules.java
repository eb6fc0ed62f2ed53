package org.pamir.hostile;

import com.ctc.wstx.stax.WstxInputFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** What every answer has to keep to, whatever was asked. */
final class Rules {

  /** How long an answer may take on a machine that has more to do, in milliseconds. */
  private static final long SLOWEST = 20_000;

  /** What HTTP itself has to say, of which no operation of a document speaks. */
  private static final Set<Integer> OF_HTTP = Set.of(408, 414, 417, 431, 501);

  /** Traces of how the register is made. None of the texts that requests carry has them. */
  private static final Pattern LEAK =
      Pattern.compile(
          "org\\.pamir|io\\.(quarkus|vertx|netty|smallrye|agroal)|com\\.fasterxml|java\\.(lang|util|io|sql|time|net|nio)"
              + "|jakarta\\.|org\\.(hibernate|postgresql|jboss|jdbi|codehaus)|\\tat [a-z]|[a-z]Exception\\b|SQLSTATE|PSQL"
              + "|syntax error at or near|duplicate key value|violates|\\bpg_catalog|StackOverflow|OutOfMemory");

  private final Document document;
  private final ObjectMapper json =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
  private final XMLInputFactory xml = new WstxInputFactory();

  Rules(Document document) {
    this.document = document;
    xml.setProperty(XMLInputFactory.SUPPORT_DTD, false);
  }

  /** What is wrong with an answer; empty where it is as it should be. */
  List<String> faults(Call call, Answer answer) {
    List<String> faults = new ArrayList<>();
    if (answer.status() <= 0) {
      return List.of(answer.status() == 0 ? "closed without an answer" : "no answer in time");
    }
    if (answer.millis() > SLOWEST) {
      faults.add("took longer than " + SLOWEST + " ms");
    }
    if (answer.status() >= 500 && answer.status() != 501 && !declared(answer)) {
      faults.add("status " + answer.status());
    }
    Matcher leak = LEAK.matcher(answer.text());
    if (leak.find()) {
      faults.add("tells " + leak.group());
    }
    if (call.method().equals("HEAD")) {
      return faults;
    }
    if (answer.status() >= 400) {
      faults.addAll(problemFaults(answer));
    }
    if (call.aimed()) {
      faults.addAll(documentFaults(call, answer));
    }
    return faults;
  }

  /** Refused by a limit that says when to come again. */
  static boolean declared(Answer answer) {
    return answer.status() == 503 && answer.header("Retry-After") != null;
  }

  private List<String> documentFaults(Call call, Answer answer) {
    Set<String> types = document.answers(call.operation(), answer.status());
    if (types == null) {
      return OF_HTTP.contains(answer.status())
          ? List.of()
          : List.of("status " + answer.status() + " is not in the document");
    }
    String type = answer.mediaType();
    if (answer.body().length == 0) {
      return types.isEmpty() || answer.status() == 304 || "text/event-stream".equals(type)
          ? List.of()
          : List.of("no body at " + answer.status());
    }
    if (!types.contains(String.valueOf(type))) {
      return List.of("type " + type + " at " + answer.status() + " is not in the document");
    }
    try {
      return switch (type) {
        case "application/json" ->
            document.faults(call.operation(), answer.status(), type, json.readTree(answer.body()));
        case "application/xml", "application/atom+xml" -> {
          XMLStreamReader reader =
              xml.createXMLStreamReader(new ByteArrayInputStream(answer.body()));
          while (reader.hasNext()) {
            reader.next();
          }
          yield List.of();
        }
        case "text/csv", "text/event-stream" -> {
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer.body()));
          yield List.of();
        }
        case "application/problem+json" -> List.of();
        default -> answer.text().startsWith("PK") ? List.of() : List.of("a workbook that is none");
      };
    } catch (JsonProcessingException e) {
      return List.of("no JSON: " + e.getOriginalMessage());
    } catch (XMLStreamException e) {
      return List.of("no XML: " + e.getMessage());
    } catch (CharacterCodingException e) {
      return "text/event-stream".equals(type) ? List.of() : List.of("no UTF-8");
    } catch (IOException e) {
      return List.of(e.toString());
    }
  }

  private List<String> problemFaults(Answer answer) {
    if (!"application/problem+json".equals(answer.mediaType())) {
      return List.of("status " + answer.status() + " without a problem but " + answer.mediaType());
    }
    try {
      JsonNode problem = json.readTree(answer.body());
      List<String> faults = new ArrayList<>(document.problemFaults(problem));
      check(
          faults, problem.path("status").asInt() == answer.status(), "another status in the body");
      check(faults, problem.path("type").asText().startsWith("/problems/"), "no type");
      check(faults, !problem.path("title").asText().isBlank(), "no title");
      check(faults, !problem.path("detail").asText().isBlank(), "no detail");
      check(faults, problem.has("instance"), "no instance");
      check(faults, problem.path("traceId").asText().matches("[0-9a-f]{32}"), "no traceId");
      check(faults, answer.status() != 405 || answer.header("Allow") != null, "no Allow");
      check(
          faults,
          answer.status() != 401 || answer.header("WWW-Authenticate") != null,
          "no WWW-Authenticate");
      check(
          faults, answer.status() != 429 || answer.header("Retry-After") != null, "no Retry-After");
      return faults;
    } catch (IOException e) {
      return List.of("a problem that is no JSON");
    }
  }

  private static void check(List<String> faults, boolean good, String fault) {
    if (!good) {
      faults.add(fault);
    }
  }

  /**
   * What a request that was carried out has otherwise than the document allows. A member that is
   * null is one that is left out.
   */
  List<String> acceptedFaults(Call call, Answer answer) {
    String type = call.header("Content-Type");
    if (!call.aimed()
        || answer.status() >= 300
        || call.body() == null
        || new String(call.body(), StandardCharsets.UTF_8).isBlank()
        || !call.operation().bodies().containsKey(String.valueOf(type))
        || !type.contains("json")) {
      return List.of();
    }
    try {
      JsonNode body = json.readTree(call.body());
      if (body.isNull()) {
        return List.of();
      }
      withoutNulls(body);
      return document.requestFaults(call.operation(), type, body).stream()
          .map(fault -> "accepted: " + fault)
          .toList();
    } catch (IOException e) {
      return List.of("accepted what is no JSON");
    }
  }

  private static void withoutNulls(JsonNode node) {
    for (var each = node.elements(); each.hasNext(); ) {
      JsonNode child = each.next();
      if (child.isNull() && node.isObject()) {
        each.remove();
      } else {
        withoutNulls(child);
      }
    }
  }

  /** The {@code next} of a page, to go on from; null where there is none. */
  String next(Answer answer) {
    if (answer.status() != 200 || !"application/json".equals(answer.mediaType())) {
      return null;
    }
    try {
      return json.readTree(answer.body()).path("next").asText(null);
    } catch (IOException e) {
      return null;
    }
  }
}
