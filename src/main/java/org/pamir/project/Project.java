package org.pamir.project;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.annotations.ColumnTransformer;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.http.Versioned;

/**
 * A project of the register (an IATI activity): kept whole as its document, with the columns beside
 * it by which projects are found and ordered.
 */
@Entity
public class Project implements Versioned {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "project_id_seq")
  @SequenceGenerator(name = "project_id_seq", sequenceName = "project_id_seq", allocationSize = 50)
  private Long id;

  private String identifier;

  @Column(name = "reporting_organisation_id")
  private long reportingOrganisationId;

  private String status;
  private String publication;

  @Column(name = "starts_on")
  private LocalDate startsOn;

  @Column(name = "ends_on")
  private LocalDate endsOn;

  @Column(name = "cross_border")
  private boolean crossBorder;

  private boolean humanitarian;

  @ColumnTransformer(write = "cast(? as json)")
  private String document;

  @ColumnTransformer(write = "cast(? as json)")
  private String kept;

  private int version;
  private long revision;

  @Column(name = "created_at")
  private Instant createdAt;

  @Column(name = "updated_at")
  private Instant updatedAt;

  protected Project() {}

  /** A project that is not in the register yet. */
  static Project create() {
    return new Project();
  }

  public Long id() {
    return id;
  }

  public String identifier() {
    return identifier;
  }

  public long reportingOrganisationId() {
    return reportingOrganisationId;
  }

  public Publication publication() {
    return Publication.valueOf(publication.toUpperCase());
  }

  /** The document as it is served. */
  public String document() {
    return document;
  }

  @Override
  public int version() {
    return version;
  }

  @Override
  public long revision() {
    return revision;
  }

  boolean isNew() {
    return document == null;
  }

  ProjectDocument read(ObjectMapper json) {
    return ProjectDocument.read(document, json);
  }

  String kept() {
    return kept;
  }

  /**
   * Takes what the reporting organisation says in place of what it said before. Confirmations of
   * countries stay; the shares replace the set in force on the day of the revision.
   */
  void say(
      ProjectRequest said,
      String kept,
      long reportingOrganisationId,
      Revision revision,
      ObjectMapper json) {
    say(isNew() ? null : read(json), said, kept, reportingOrganisationId, revision, json);
  }

  /**
   * The same.
   *
   * @param before the document as it was read, or null where the project is new
   * @return the document that it has now
   */
  ProjectDocument say(
      ProjectDocument before,
      ProjectRequest said,
      String kept,
      long reportingOrganisationId,
      Revision revision,
      ObjectMapper json) {
    LocalDate today = LocalDate.ofInstant(revision.recordedAt(), java.time.ZoneOffset.UTC);
    List<ShareSet> sets = before == null ? List.of() : before.shareSets();
    ShareSet inForce = ShareSet.inForce(sets, today);
    LocalDate effectiveFrom = inForce == null ? null : inForce.effectiveFrom();
    this.reportingOrganisationId = reportingOrganisationId;
    this.kept = kept;
    ProjectDocument next =
        new ProjectDocument(
            said,
            participations(said, before, revision),
            ShareSet.replaced(sets, effectiveFrom, ShareSet.statedBy(said, effectiveFrom)),
            formerConfirmations(said, before),
            version + 1,
            revision.number(),
            before == null ? revision.recordedAt() : before.createdAt(),
            revision.recordedAt());
    store(next, json);
    return next;
  }

  private static List<ParticipationView> participations(
      ProjectRequest said, ProjectDocument before, Revision revision) {
    Map<String, ParticipationView> old =
        before == null
            ? Map.of()
            : before.participations().stream()
                .collect(Collectors.toMap(ParticipationView::country, Function.identity()));
    List<ParticipationView> result = new ArrayList<>();
    for (ParticipationRequest participation : said.participations()) {
      ParticipationView known = old.get(participation.country());
      if (known == null) {
        Confirmation former =
            before == null ? null : before.formerConfirmations().get(participation.country());
        result.add(
            ParticipationView.of(
                participation, former == null ? Confirmation.NONE : former, 1, revision.number()));
      } else if (known.said().equals(participation)) {
        result.add(known);
      } else {
        result.add(
            ParticipationView.of(
                participation, known.confirmation(), known.version() + 1, revision.number()));
      }
    }
    return result;
  }

  /** What countries said that are not named any more, in the order of their codes. */
  private static Map<String, Confirmation> formerConfirmations(
      ProjectRequest said, ProjectDocument before) {
    if (before == null) {
      return Map.of();
    }
    Map<String, Confirmation> former = new TreeMap<>(before.formerConfirmations());
    before.participations().stream()
        .filter(known -> known.confirmation().state() != ConfirmationState.UNCONFIRMED)
        .forEach(known -> former.put(known.country(), known.confirmation()));
    said.participations().forEach(named -> former.remove(named.country()));
    return former;
  }

  /**
   * Replaces one country's confirmation: what the country says, beside what the organisation says.
   */
  void confirm(String country, Confirmation confirmation, Revision revision, ObjectMapper json) {
    ProjectDocument before = read(json);
    List<ParticipationView> participations =
        before.participations().stream()
            .map(
                known ->
                    known.country().equals(country)
                        ? ParticipationView.of(
                            known.said(), confirmation, known.version() + 1, revision.number())
                        : known)
            .toList();
    store(
        new ProjectDocument(
            before.said(),
            participations,
            before.shareSets(),
            before.formerConfirmations(),
            version + 1,
            revision.number(),
            before.createdAt(),
            revision.recordedAt()),
        json);
  }

  /** Adds a share set, or replaces that with the same date. */
  void share(ShareSet set, ProjectRequest said, Revision revision, ObjectMapper json) {
    ProjectDocument before = read(json);
    store(
        new ProjectDocument(
            said,
            participations(said, before, revision),
            ShareSet.replaced(before.shareSets(), set.effectiveFrom(), set),
            formerConfirmations(said, before),
            version + 1,
            revision.number(),
            before.createdAt(),
            revision.recordedAt()),
        json);
  }

  private void store(ProjectDocument next, ObjectMapper json) {
    ProjectRequest said = next.said();
    identifier = said.identifier();
    status = said.status().word();
    publication = said.publication().word();
    startsOn = said.startsOn();
    endsOn = said.endsOn();
    humanitarian = Boolean.TRUE.equals(said.humanitarian());
    crossBorder = said.participations().size() > 1;
    version = next.version();
    revision = next.revision();
    createdAt = next.createdAt();
    updatedAt = next.updatedAt();
    document = next.write(json);
  }
}
