package org.pamir.iati;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A place of the activity.
 *
 * @param line line in the file, from 1
 * @param ref the publisher's own reference, or null
 * @param reach GeographicLocationReach code, or null
 * @param ids places in gazetteers
 * @param name language → name
 * @param description language → description of the place
 * @param activityDescription language → what is done there
 * @param administrative administrative divisions
 * @param latitude degrees north (WGS 84), −90 … 90; null without a usable point
 * @param longitude degrees east, −180 … 180; null without a usable point
 * @param srsName spatial reference system as published, or null
 * @param exactness GeographicExactness code, or null
 * @param locationClass GeographicLocationClass code, or null
 * @param featureDesignation LocationType code, or null
 */
public record IatiLocation(
    int line,
    String ref,
    String reach,
    List<Place> ids,
    Map<String, String> name,
    Map<String, String> description,
    Map<String, String> activityDescription,
    List<Place> administrative,
    BigDecimal latitude,
    BigDecimal longitude,
    String srsName,
    String exactness,
    String locationClass,
    String featureDesignation) {

  /**
   * A code of a gazetteer, or of an administrative division.
   *
   * @param vocabulary GeographicVocabulary code, or null
   * @param level of the administrative division, as published; null in a gazetteer
   * @param code the code, or null (with a finding)
   */
  public record Place(String vocabulary, String level, String code) {}

  public IatiLocation {
    ids = List.copyOf(ids);
    administrative = List.copyOf(administrative);
  }
}
