package org.pamir.project;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pamir.shared.http.FilterValues;
import org.pamir.shared.paging.Criteria;

/**
 * Where places are, as SQL over {@code project_location l}: within a box of degrees, which may
 * cross the antimeridian, and within a distance. Boxes come first, since the index knows them.
 */
public final class PlaceCriteria {

  private static final double KM_PER_DEGREE = 6371.0088 * Math.PI / 180;
  private static final double FARTHEST = 20_038;

  private PlaceCriteria() {}

  /** Edges in degrees; west is more than east where the box crosses the antimeridian. */
  public record Box(double west, double south, double east, double north) {}

  /**
   * The box of a parameter, or null where it is not given or refused.
   *
   * @param bbox west,south,east,north in degrees
   */
  public static Box box(String bbox, FilterValues values) {
    double[] edges = numbers(bbox, 4);
    if (edges != null
        && isLongitude(edges[0])
        && isLongitude(edges[2])
        && isLatitude(edges[1])
        && isLatitude(edges[3])
        && edges[1] <= edges[3]) {
      return new Box(edges[0], edges[1], edges[2], edges[3]);
    }
    if (bbox != null) {
      values.refuse(
          "bbox",
          "must be west,south,east,north in degrees, such as 69,39,76,43; west is more than east where it crosses the"
              + " antimeridian");
    }
    return null;
  }

  /** The conditions of a filter; null where it has none. */
  public static Criteria of(String bbox, String near, FilterValues values) {
    Criteria criteria = new Criteria();
    Box box = box(bbox, values);
    if (box != null) {
      within(box, "box", criteria);
    }
    double[] place = numbers(near, 3);
    if (place != null
        && isLongitude(place[0])
        && isLatitude(place[1])
        && place[2] > 0
        && place[2] <= FARTHEST) {
      within(around(place[0], place[1], place[2]), "near", criteria);
      criteria
          .and("distance_km(l.latitude, l.longitude, :nearLat, :nearLon) <= :nearKm")
          .bind("nearLat", place[1])
          .bind("nearLon", place[0])
          .bind("nearKm", place[2]);
    } else if (near != null) {
      values.refuse(
          "near",
          "must be longitude,latitude,kilometres, such as 74.59,42.87,50, of at most "
              + (int) FARTHEST
              + " km");
    }
    return bbox == null && near == null ? null : criteria;
  }

  private static void within(Box box, String name, Criteria criteria) {
    List<double[]> spans = new ArrayList<>();
    if (box.west() <= box.east()) {
      spans.add(new double[] {box.west(), box.east()});
    } else {
      spans.add(new double[] {box.west(), 180});
      spans.add(new double[] {-180, box.east()});
    }
    List<String> any = new ArrayList<>();
    for (int i = 0; i < spans.size(); i++) {
      any.add(
          "point(l.longitude, l.latitude) <@ box(point(:%1$sWest%2$d, :%1$sSouth), point(:%1$sEast%2$d, :%1$sNorth))"
              .formatted(name, i));
      criteria.bind(name + "West" + i, spans.get(i)[0]).bind(name + "East" + i, spans.get(i)[1]);
    }
    criteria.and("(" + String.join(" or ", any) + ")");
    criteria.bind(name + "South", box.south()).bind(name + "North", box.north());
  }

  /** The smallest box of degrees that holds a circle. */
  private static Box around(double longitude, double latitude, double km) {
    double degrees = km / KM_PER_DEGREE;
    double south = latitude - degrees;
    double north = latitude + degrees;
    double wide =
        Math.sin(Math.toRadians(Math.min(degrees, 90))) / Math.cos(Math.toRadians(latitude));
    if (south <= -90 || north >= 90 || wide >= 1) {
      // It holds a pole, and so every longitude.
      return new Box(-180, Math.max(south, -90), 180, Math.min(north, 90));
    }
    double half = Math.toDegrees(Math.asin(wide));
    return new Box(turned(longitude - half), south, turned(longitude + half), north);
  }

  private static double turned(double longitude) {
    return longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
  }

  private static double[] numbers(String text, int count) {
    if (text == null || text.length() > 200) {
      return null;
    }
    String[] parts = text.split(",", -1);
    boolean plain =
        parts.length == count
            && Arrays.stream(parts).allMatch(part -> part.matches("-?[0-9]{1,5}(\\.[0-9]{1,15})?"));
    return plain ? Arrays.stream(parts).mapToDouble(Double::parseDouble).toArray() : null;
  }

  private static boolean isLongitude(double degrees) {
    return degrees >= -180 && degrees <= 180;
  }

  private static boolean isLatitude(double degrees) {
    return degrees >= -90 && degrees <= 90;
  }
}
