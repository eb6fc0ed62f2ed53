package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import org.pamir.project.ProjectRequest.Location;
import org.pamir.project.ProjectRequest.Point;
import org.pamir.shared.Texts;

/** Locations: their reference, name and point. */
final class PlaceMapping {
  private static final int NAME_LENGTH = 1_000;

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
              null));
    }
    return locations;
  }
}
