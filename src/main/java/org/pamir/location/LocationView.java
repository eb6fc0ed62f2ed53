package org.pamir.location;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A place of a project.
 *
 * @param project its identifier
 * @param title of the project, by language
 * @param status of the project
 * @param place its number among the locations of the project, from 1
 * @param ref by which values of results name it, or null
 * @param name of the place, by language
 * @param country or null
 * @param lat degrees north, WGS 84
 * @param lon degrees east, WGS 84
 */
@Schema(name = "ProjectLocation", description = "A place of a project.")
public record LocationView(
    String project,
    Map<String, String> title,
    @Schema(examples = "implementation") String status,
    int place,
    String ref,
    Map<String, String> name,
    @Schema(examples = "KG") String country,
    @Schema(examples = "42.87") double lat,
    @Schema(examples = "74.59") double lon) {

  /** The point as GeoJSON has it: longitude first. */
  @JsonIgnore
  double[] position() {
    return new double[] {lon, lat};
  }
}
