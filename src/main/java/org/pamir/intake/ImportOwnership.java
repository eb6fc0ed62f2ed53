package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pamir.project.ProjectAccess;
import org.pamir.project.ProjectReports;
import org.pamir.project.ProjectReports.Known;
import org.pamir.project.ProjectRights;
import org.pamir.shared.Caller;

/** Which things of a file are its sender's to report: an editor sends its own organisation's. */
@ApplicationScoped
class ImportOwnership {

  private final ProjectAccess access;
  private final ProjectReports projects;

  ImportOwnership(ProjectAccess access, ProjectReports projects) {
    this.access = access;
    this.projects = projects;
  }

  /** The identifiers of those that are another's, there or not. */
  @Transactional(Transactional.TxType.MANDATORY)
  Set<String> foreign(Collection<? extends ImportItem> items, Caller caller) {
    if (caller.isHubAdmin() || items.isEmpty()) {
      return Set.of();
    }
    ProjectRights rights = access.of(caller);
    List<String> identifiers = items.stream().map(ImportItem::identifier).toList();
    Map<String, Known> known = projects.lock(identifiers);
    return items.stream()
        .filter(item -> !isOwn(item, known.get(item.identifier()), rights))
        .map(ImportItem::identifier)
        .collect(Collectors.toSet());
  }

  private static boolean isOwn(ImportItem item, Known known, ProjectRights rights) {
    return (item.reporter() == null || rights.reports(item.reporter()))
        && rights.writes(known == null ? null : known.project(), item.identifier());
  }
}
