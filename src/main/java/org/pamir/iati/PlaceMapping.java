package org.pamir.iati;

import java.util.ArrayList;
import java.util.List;
import org.pamir.project.ProjectRequest.Location;
import org.pamir.project.ProjectRequest.Point;

/** Locations: their reference, name and point; all else of them is kept aside. */
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
      scope.kept().add(path, "location", details(said));
      boolean tooLong = said.ref() != null && said.ref().length() > MappingScope.REF_LENGTH;
      if (tooLong) {
        scope.find(Rule.REF_TOO_LONG, said.line(), path, "ref is too long", "kept aside");
        scope.kept().add(path, "location", new XmlText("location").attribute("ref", said.ref()));
      }
      locations.add(
          new Location(
              said.ref() == null || tooLong ? null : Texts.storable(said.ref()),
              scope.texts(said.name(), NAME_LENGTH, said.line(), path + "/name", scope.kept()),
              said.latitude() == null || said.longitude() == null
                  ? null
                  : new Point(said.latitude(), said.longitude()),
              null));
    }
    return locations;
  }

  private static XmlText details(IatiLocation said) {
    XmlText xml = new XmlText("location").code("location-reach", said.reach());
    for (IatiLocation.Place id : said.ids()) {
      xml.child(
          new XmlText("location-id")
              .attribute("vocabulary", id.vocabulary())
              .attribute("code", id.code()));
    }
    xml.texts("description", said.description())
        .texts("activity-description", said.activityDescription());
    for (IatiLocation.Place division : said.administrative()) {
      xml.child(
          new XmlText("administrative")
              .attribute("vocabulary", division.vocabulary())
              .attribute("level", division.level())
              .attribute("code", division.code()));
    }
    if (said.srsName() != null) {
      xml.child(new XmlText("point").attribute("srsName", said.srsName()));
    }
    return xml.code("exactness", said.exactness())
        .code("location-class", said.locationClass())
        .code("feature-designation", said.featureDesignation());
  }
}
