package org.pamir.location;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.CurrentCaller;
import org.pamir.shared.http.HeavyWork;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.problem.InvalidRequestException;

/** The places of all projects that match, as GeoJSON, streamed. */
@ApplicationScoped
class MapFiles {

  private final LocationQueries queries;
  private final CurrentCaller caller;
  private final HeavyWork heavy;
  private final ObjectMapper json;

  MapFiles(LocationQueries queries, CurrentCaller caller, HeavyWork heavy, ObjectMapper json) {
    this.queries = queries;
    this.caller = caller;
    this.heavy = heavy;
    this.json = json;
  }

  /** What is written once the answer leaves. */
  interface MapFile {
    void write(OutputStream stream) throws IOException;
  }

  /**
   * @param ofProjects whether all places of a project make one feature
   * @throws InvalidRequestException where the filter or the format is not understood
   */
  MapFile of(ProjectFilter filter, String format, boolean ofProjects) {
    if (format != null && !format.equals("geojson")) {
      throw new InvalidRequestException("format", "must be geojson here, or be left out");
    }
    Listing<LocationView> places = queries.list(filter, new PageParams(), caller.get());
    heavy.admit();
    return stream -> {
      GeoJson out = new GeoJson(stream, ofProjects, json);
      places.readAll(out);
      out.close();
    };
  }
}
