package org.pamir.location;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.pamir.shared.paging.Listing;

/**
 * Writes places as a GeoJSON FeatureCollection (RFC 7946) while they are read: a feature a place,
 * or a feature a project with all its points. Coordinates are longitude and latitude, WGS 84. What
 * the standard does not know is the member {@code revision}.
 */
final class GeoJson implements Listing.Reader<LocationView>, Closeable {

  static final String TYPE = "application/geo+json";

  private final JsonGenerator out;
  private final boolean ofProjects;
  private final List<LocationView> project = new ArrayList<>();

  /**
   * @param ofProjects whether all places of a project make one feature
   */
  GeoJson(OutputStream stream, boolean ofProjects, ObjectMapper json) throws IOException {
    // The stream is the server's to close.
    out = json.createGenerator(stream).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    this.ofProjects = ofProjects;
  }

  @Override
  public void begin(long revision) {
    try {
      out.writeStartObject();
      out.writeStringField("type", "FeatureCollection");
      out.writeNumberField("revision", revision);
      out.writeArrayFieldStart("features");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void read(List<LocationView> part) {
    try {
      for (LocationView place : part) {
        if (!ofProjects) {
          write(List.of(place));
          continue;
        }
        if (!project.isEmpty() && !project.get(0).project().equals(place.project())) {
          write(project);
          project.clear();
        }
        project.add(place);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(List<LocationView> places) throws IOException {
    LocationView first = places.get(0);
    out.writeStartObject();
    out.writeStringField("type", "Feature");
    out.writeStringField(
        "id", ofProjects ? first.project() : first.project() + "#" + first.place());
    out.writeObjectFieldStart("geometry");
    out.writeStringField("type", places.size() == 1 ? "Point" : "MultiPoint");
    out.writeFieldName("coordinates");
    if (places.size() == 1) {
      position(first);
    } else {
      out.writeStartArray();
      for (LocationView place : places) {
        position(place);
      }
      out.writeEndArray();
    }
    out.writeEndObject();
    out.writeObjectFieldStart("properties");
    out.writeStringField("project", first.project());
    out.writeObjectField("title", first.title());
    out.writeStringField("status", first.status());
    if (!ofProjects) {
      out.writeNumberField("place", first.place());
      out.writeObjectField("name", first.name());
      out.writeStringField("ref", first.ref());
      out.writeStringField("country", first.country());
    }
    out.writeEndObject();
    out.writeEndObject();
  }

  private void position(LocationView place) throws IOException {
    out.writeArray(place.position(), 0, 2);
  }

  /** Ends the collection. Not to be called where it broke off: it must not look whole. */
  @Override
  public void close() throws IOException {
    if (!project.isEmpty()) {
      write(project);
    }
    out.writeEndArray();
    out.writeEndObject();
    out.close();
  }
}
