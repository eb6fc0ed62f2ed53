package org.pamir.project;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.pamir.organisation.OrganisationMention;
import org.pamir.shared.Caller;
import org.pamir.shared.paging.Criteria;

/** Projects on their way out of the register, in an exchange format. */
@ApplicationScoped
public class ProjectExports {

  private final ProjectCriteria criteria;
  private final ObjectMapper json;

  ProjectExports(ProjectCriteria criteria, ObjectMapper json) {
    this.criteria = criteria;
    this.json = json;
  }

  /**
   * A project as it leaves.
   *
   * @param kept what has no place in it, as a file brought it, or null
   * @param shareSets all of them; none where its own shares always held
   * @param reporter the reporting organisation as the register knows it
   * @param registeredOn the day it came into the register, UTC
   */
  public record Exported(
      long id,
      ProjectRequest said,
      String kept,
      List<ShareSet> shareSets,
      OrganisationMention reporter,
      LocalDate registeredOn) {}

  /**
   * Which projects leave. Drafts never do; what was withdrawn does where the filter asks for it.
   *
   * @throws org.pamir.shared.problem.InvalidRequestException where the filter is not understood
   */
  public Criteria criteria(ProjectFilter filter, Caller caller) {
    Criteria all = criteria.of(filter, caller).and("p.publication <> 'draft'");
    boolean asked = filter.publication != null && !filter.publication.isEmpty();
    return asked ? all : all.and("p.publication = 'published'");
  }

  /** The published project of this identifier. */
  public Criteria criteria(String identifier) {
    return new Criteria().and("p.identifier = ?", identifier).and("p.publication = 'published'");
  }

  /** Whether any project meets the conditions. */
  public boolean isAny(Handle handle, Criteria criteria) {
    return criteria
        .bindTo(
            handle.createQuery(
                "select exists (select 1 from project p where " + criteria.where() + ")"))
        .mapTo(Boolean.class)
        .one();
  }

  /** The next projects by identifier, as one snapshot shows them. */
  public List<Exported> after(Handle handle, Criteria criteria, String identifier, int limit) {
    Criteria next = criteria.copy().and("p.identifier > ?", identifier);
    return next.bindTo(
            handle.createQuery(
                """
                select p.id, p.document, p.kept, p.created_at, o.name, o.type
                from project p join organisation o on o.id = p.reporting_organisation_id
                where %s
                order by p.identifier limit :limit
                """
                    .formatted(next.where())))
        .bind("limit", limit)
        .map((row, context) -> exported(row))
        .list();
  }

  private Exported exported(ResultSet row) throws SQLException {
    ProjectDocument document = ProjectDocument.read(row.getString("document"), json);
    List<ShareSet> sets = document.shareSets();
    boolean always = sets.size() == 1 && sets.get(0).effectiveFrom() == null;
    return new Exported(
        row.getLong("id"),
        document.said(),
        row.getString("kept"),
        always ? List.of() : sets,
        new OrganisationMention(
            document.said().reportingOrg(), names(row.getString("name")), row.getString("type")),
        row.getObject("created_at", OffsetDateTime.class)
            .withOffsetSameInstant(ZoneOffset.UTC)
            .toLocalDate());
  }

  private Map<String, String> names(String text) {
    try {
      return json.readValue(text, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("A stored name cannot be read", e);
    }
  }
}
