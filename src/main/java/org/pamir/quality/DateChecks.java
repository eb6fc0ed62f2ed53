package org.pamir.quality;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rules on dates. What is missing or is no date breaks none of them: that is the business of the
 * schema.
 */
final class DateChecks {
  private static final String NOW = "NOW";
  // xsd:date and xsd:dateTime; the time and the zone of a date do not move its day.
  private static final Pattern DATE =
      Pattern.compile("\\s*(\\d{4}-\\d{2}-\\d{2})(T[0-9:.]+)?(Z|[+-]\\d{2}:\\d{2})?\\s*");

  private DateChecks() {}

  /** A date in its element. */
  private record Dated(Element at, LocalDate date) {}

  /** No date of {@code less} is after that of {@code more}. */
  static Check order(RuleCase said, Clock clock) {
    boolean future = said.text("more").equals(NOW);
    boolean past = said.text("less").equals(NOW);
    ElementPath less = past ? null : said.path("less");
    ElementPath more = future ? null : said.path("more");
    return (context, faults) -> {
      LocalDate today = LocalDate.now(clock);
      List<Dated> starts = past ? List.of(new Dated(context, today)) : dates(less, context);
      List<Dated> ends = future ? List.of(new Dated(context, today)) : dates(more, context);
      if (starts.isEmpty() || ends.isEmpty()) {
        return;
      }
      // Several dates of one kind are a fault of their own; the first one counts, but what is in
      // the future is wrong wherever it stands.
      for (Dated start : future ? starts : starts.subList(0, 1)) {
        LocalDate end = ends.get(0).date();
        if (start.date().isAfter(end)) {
          faults.accept(
              start.at(), start.date() + (future ? " is after today, " : " is after ") + end);
        }
      }
    };
  }

  /** The instant is not after the present one. */
  static Check now(RuleCase said, Clock clock) {
    ElementPath date = said.path("date");
    return (context, faults) -> {
      for (Object node : date.select(context)) {
        Instant instant = instant(ElementPath.text(node));
        if (instant != null && instant.isAfter(clock.instant())) {
          faults.accept(ElementPath.element(node), instant + " is in the future");
        }
      }
    };
  }

  /** From start to end it is a year at most: 365 days, or 366 with a leap day. */
  static Check timeLimit(RuleCase said) {
    ElementPath start = said.path("start");
    ElementPath end = said.path("end");
    return (context, faults) -> {
      List<Dated> starts = dates(start, context);
      List<Dated> ends = dates(end, context);
      if (!starts.isEmpty()
          && !ends.isEmpty()
          && ends.get(0).date().isAfter(starts.get(0).date().plusYears(1))) {
        faults.accept(context, "It is " + starts.get(0).date() + " to " + ends.get(0).date());
      }
    };
  }

  /** The dates lie between start and end. */
  static Check between(RuleCase said) {
    ElementPath date = said.path("date");
    ElementPath start = said.path("start");
    ElementPath end = said.path("end");
    return (context, faults) -> {
      List<Dated> starts = dates(start, context);
      List<Dated> ends = dates(end, context);
      for (Dated each : dates(date, context)) {
        if (!starts.isEmpty() && each.date().isBefore(starts.get(0).date())
            || !ends.isEmpty() && each.date().isAfter(ends.get(0).date())) {
          faults.accept(each.at(), each.date() + " lies outside");
        }
      }
    };
  }

  private static List<Dated> dates(ElementPath path, Element context) {
    List<Dated> dates = new ArrayList<>();
    for (Object node : path.select(context)) {
      LocalDate date = date(ElementPath.text(node));
      if (date != null) {
        dates.add(new Dated(ElementPath.element(node), date));
      }
    }
    return dates;
  }

  /** The day of an {@code xsd:date} or {@code xsd:dateTime}, or null where it is neither. */
  static LocalDate date(String text) {
    Matcher match = DATE.matcher(text);
    try {
      return match.matches() ? LocalDate.parse(match.group(1)) : null;
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Instant instant(String text) {
    String stripped = text.strip();
    try {
      return OffsetDateTime.parse(stripped).toInstant();
    } catch (DateTimeException e) {
      // Without a zone, or without a time: UTC and the start of the day.
      LocalDate date = date(stripped);
      return date == null ? null : date.atStartOfDay().toInstant(ZoneOffset.UTC);
    }
  }
}
