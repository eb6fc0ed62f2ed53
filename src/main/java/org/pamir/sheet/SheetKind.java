package org.pamir.sheet;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.pamir.funding.CommitmentRequest;
import org.pamir.project.ParticipationRequest;
import org.pamir.project.ProjectRequest;
import org.pamir.shared.table.RowForm;

/** What a table holds, told by its columns. */
enum SheetKind {
  PROJECTS(ProjectRequest.class, ProjectRequest.class, "identifier", "reportingOrg"),
  PARTICIPATIONS(ParticipationLine.class, ParticipationRequest.class, "project", "country"),
  COMMITMENTS(CommitmentLine.class, CommitmentRequest.class, "project", "value.amount");

  private static final String PARTICIPATION = "participation.";

  private final RowForm form;
  private final String key;
  private final String mark;
  private final List<String> notRead;

  /**
   * @param line type of a row
   * @param request what it becomes; the members that it ignores may be sent back as columns too
   * @param key the column that names a row's project
   * @param mark a column that with the key tells this kind
   */
  SheetKind(Class<?> line, Class<?> request, String key, String mark) {
    this.form = RowForm.of(line);
    this.notRead = List.of(request.getAnnotation(JsonIgnoreProperties.class).value());
    this.key = key;
    this.mark = mark;
  }

  /**
   * The columns as a template names them: the register's own table of participations has them as
   * members of a member.
   */
  static List<String> columns(List<String> header) {
    return header.stream()
        .map(name -> name.startsWith(PARTICIPATION) ? name.substring(PARTICIPATION.length()) : name)
        .toList();
  }

  RowForm form() {
    return form;
  }

  String key() {
    return key;
  }

  static Optional<SheetKind> of(List<String> header) {
    return Stream.of(values())
        .filter(kind -> header.contains(kind.key) && header.contains(kind.mark))
        .findFirst();
  }

  boolean reads(String column) {
    return form.columns().contains(column);
  }

  /** Whether the column is none of this kind, and none that the register adds either. */
  boolean refuses(String column) {
    return !reads(column) && !notRead.contains(column.split("\\.", 2)[0]);
  }
}
