package org.pamir.location;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.project.PlaceCriteria;
import org.pamir.project.ProjectCriteria;
import org.pamir.project.ProjectFilter;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions;
import org.pamir.shared.Snapshot;
import org.pamir.shared.http.FilterValues;
import org.pamir.shared.paging.Criteria;
import org.pamir.shared.paging.Listing;
import org.pamir.shared.paging.PageParams;
import org.pamir.shared.paging.PageReader;
import org.pamir.shared.paging.PageRequest;
import org.pamir.shared.paging.SortKey;

/** Places of the projects that match a filter: of each only those that lie where it asks. */
@ApplicationScoped
class LocationQueries {

  private static final List<SortKey> SORTS =
      List.of(new SortKey("project", "p.identifier", "text"));

  private static final String COLUMNS =
      "p.identifier, p.document -> 'title' as title, p.status, l.ordinal, l.ref, l.name, l.country, l.latitude, l.longitude";
  private static final String TABLES = "project_location l join project p on p.id = l.project_id";

  private final PageReader pages;
  private final ProjectCriteria projects;
  private final Jdbi jdbi;
  private final ObjectReader texts;

  LocationQueries(PageReader pages, ProjectCriteria projects, Jdbi jdbi, ObjectMapper json) {
    this.pages = pages;
    this.projects = projects;
    this.jdbi = jdbi;
    texts =
        json.readerFor(
            json.getTypeFactory().constructMapType(Map.class, String.class, String.class));
  }

  /**
   * What lies where a filter asks, over {@code p} and {@code l}.
   *
   * @throws org.pamir.shared.problem.InvalidRequestException where it is not understood
   */
  Criteria criteria(ProjectFilter filter, Caller caller) {
    Criteria all = projects.of(filter, caller).and("l.latitude is not null");
    Criteria placed = PlaceCriteria.of(filter.bbox, filter.near, new FilterValues());
    return placed == null ? all : all.and(placed);
  }

  /** By project, its places in their order. */
  Listing<LocationView> list(ProjectFilter filter, PageParams params, Caller caller) {
    return pages.read(
        COLUMNS,
        TABLES,
        criteria(filter, caller),
        PageRequest.of(params, "l.ordinal", "numeric", SORTS),
        (row, context) -> view(row));
  }

  private LocationView view(ResultSet row) throws SQLException {
    return new LocationView(
        row.getString("identifier"),
        texts(row.getString("title")),
        row.getString("status"),
        row.getInt("ordinal"),
        row.getString("ref"),
        texts(row.getString("name")),
        row.getString("country"),
        row.getDouble("latitude"),
        row.getDouble("longitude"));
  }

  private Map<String, String> texts(String text) {
    try {
      return text == null ? Map.of() : texts.readValue(text);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored text cannot be read", e);
    }
  }

  /** Clusters of one moment, the largest first. */
  record Clusters(List<Cluster> items, long total, long revision) {}

  /**
   * @param degrees width and height of a cell
   * @param limit how many clusters at most
   */
  Clusters clusters(ProjectFilter filter, double degrees, int limit, Caller caller) {
    Criteria criteria = criteria(filter, caller);
    return Snapshot.read(
        jdbi,
        handle -> {
          List<Cluster> items = clusters(handle, criteria, degrees, limit);
          long revision = Revisions.newest(handle);
          return new Clusters(items, items.size(), revision);
        });
  }

  private static List<Cluster> clusters(
      Handle handle, Criteria criteria, double degrees, int limit) {
    return criteria
        .bindTo(
            handle.createQuery(
                """
                select avg(l.latitude) as lat, avg(l.longitude) as lon, count(*) as locations,
                       count(distinct l.project_id) as projects, min(p.identifier) as project,
                       min(l.longitude) as west, min(l.latitude) as south, max(l.longitude) as east, max(l.latitude) as north
                from %s where %s
                group by floor((l.longitude + 180) / :degrees), floor((l.latitude + 90) / :degrees)
                order by locations desc, lat, lon limit :limit
                """
                    .formatted(TABLES, criteria.where())))
        .bind("degrees", degrees)
        .bind("limit", limit)
        .map(
            (row, context) ->
                new Cluster(
                    row.getDouble("lat"),
                    row.getDouble("lon"),
                    row.getLong("locations"),
                    row.getLong("projects"),
                    row.getLong("projects") == 1 ? row.getString("project") : null,
                    new double[] {
                      row.getDouble("west"),
                      row.getDouble("south"),
                      row.getDouble("east"),
                      row.getDouble("north")
                    }))
        .list();
  }
}
