package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.pamir.project.ProjectRequest.Location;
import org.pamir.project.ProjectRequest.Point;
import org.pamir.shared.Texts;

/** Locations: their reference, name and point. */
final class PlaceMapping {
  private static final int NAME_LENGTH = 1_000;

  /** GeographicVocabulary of countries. */
  private static final String ISO_3166 = "A4";

  private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

  private final MappingScope scope;

  PlaceMapping(MappingScope scope) {
    this.scope = scope;
  }

  List<Location> locations() {
    List<Location> locations = new ArrayList<>();
    int n = 0;
    for (IatiLocation said : scope.activity().locations()) {
      String path = MappingScope.path("location", ++n);
      boolean tooLong = said.ref() != null && said.ref().length() > MappingScope.REF_LENGTH;
      if (tooLong) {
        scope.find(Rule.REF_TOO_LONG, said.line(), path, "ref is too long", "kept aside");
      }
      locations.add(
          new Location(
              said.ref() == null || tooLong ? null : Texts.storable(said.ref()),
              scope.texts(said.name(), NAME_LENGTH, said.line(), path + "/name"),
              said.latitude() == null || said.longitude() == null
                  ? null
                  : new Point(said.latitude(), said.longitude()),
              country(said)));
    }
    return locations;
  }

  /** The country that a place says it is in, or null. */
  private static String country(IatiLocation said) {
    return Stream.concat(said.administrative().stream(), said.ids().stream())
        .filter(place -> ISO_3166.equals(place.vocabulary()) && place.code() != null)
        .map(IatiLocation.Place::code)
        .filter(code -> COUNTRY.matcher(code).matches())
        .findFirst()
        .orElse(null);
  }
}
