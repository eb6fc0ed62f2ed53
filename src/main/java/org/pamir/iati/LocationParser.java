package org.pamir.iati;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Places, in the form of version 2. */
final class LocationParser {
  private static final BigDecimal POLE = BigDecimal.valueOf(90);
  private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

  private final ActivityScope scope;
  private final XmlCursor cursor;
  private BigDecimal latitude;
  private BigDecimal longitude;
  private String srsName;

  LocationParser(ActivityScope scope) {
    this.scope = scope;
    cursor = scope.cursor();
  }

  IatiLocation read() throws XMLStreamException {
    int line = cursor.line();
    String ref = cursor.attribute("ref");
    String reach = null;
    String exactness = null;
    String locationClass = null;
    String feature = null;
    Map<String, String> name = Map.of();
    Map<String, String> description = Map.of();
    Map<String, String> activityDescription = Map.of();
    List<IatiLocation.Place> ids = new ArrayList<>(2);
    List<IatiLocation.Place> administrative = new ArrayList<>(2);
    latitude = null;
    longitude = null;
    srsName = null;
    while (cursor.nextChild()) {
      switch (cursor.name()) {
        case "location-id" -> ids.add(place());
        case "administrative" -> administrative.add(place());
        case "location-reach" -> reach = scope.repeated() ? reach : scope.codeElement();
        case "exactness" -> exactness = scope.repeated() ? exactness : scope.codeElement();
        case "location-class" ->
            locationClass = scope.repeated() ? locationClass : scope.codeElement();
        case "feature-designation" -> feature = scope.repeated() ? feature : scope.codeElement();
        case "name" -> name = scope.repeated() ? name : scope.narratives();
        case "description" -> description = scope.repeated() ? description : scope.narratives();
        case "activity-description" ->
            activityDescription = scope.repeated() ? activityDescription : scope.narratives();
        case "point" -> {
          if (!scope.repeated()) {
            point();
          }
        }
        default -> scope.element();
      }
    }
    return new IatiLocation(
        line,
        ref,
        reach,
        ids,
        name,
        description,
        activityDescription,
        administrative,
        latitude,
        longitude,
        srsName,
        exactness,
        locationClass,
        feature);
  }

  private IatiLocation.Place place() throws XMLStreamException {
    String vocabulary = cursor.attribute("vocabulary");
    String level = cursor.attribute("level");
    return new IatiLocation.Place(vocabulary, level, scope.codeElement());
  }

  private void point() throws XMLStreamException {
    srsName = cursor.attribute("srsName");
    while (cursor.nextChild()) {
      if (!cursor.name().equals("pos")) {
        scope.element();
      } else if (!scope.repeated()) {
        position(cursor.text().strip());
      }
    }
  }

  /**
   * "latitude longitude"; a comma between them is not guessed at, since it may be a decimal comma.
   */
  private void position(String text) {
    int gap = 0;
    while (gap < text.length() && !Character.isWhitespace(text.charAt(gap))) {
      gap++;
    }
    latitude = coordinate(text.substring(0, gap), POLE);
    longitude = coordinate(text.substring(gap).strip(), DATE_LINE);
    if (latitude == null || longitude == null) {
      latitude = null;
      longitude = null;
      scope.find(
          Rule.POINT_NOT_VALID,
          "Position " + Findings.quote(text) + " is not a latitude and a longitude",
          "left without a point");
    }
  }

  private static BigDecimal coordinate(String text, BigDecimal limit) {
    BigDecimal degrees = Numbers.parse(text);
    return degrees == null || degrees.abs().compareTo(limit) > 0 ? null : degrees;
  }
}
