package org.pamir.intake;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.pamir.project.ProjectAccess;
import org.pamir.project.ProjectRights;
import org.pamir.shared.Caller;

/** Which things of a file are its sender's to report: an editor sends its own organisation's. */
@ApplicationScoped
class ImportOwnership {

  private final ProjectAccess access;

  ImportOwnership(ProjectAccess access) {
    this.access = access;
  }

  /** The identifiers of those that are another's, there or not. */
  Set<String> foreign(Collection<? extends ImportItem> items, Caller caller) {
    if (caller.isHubAdmin() || items.isEmpty()) {
      return Set.of();
    }
    ProjectRights rights = access.of(caller);
    List<String> identifiers = items.stream().map(ImportItem::identifier).toList();
    Map<String, Long> reporters = access.reporters(identifiers);
    return items.stream()
        .filter(item -> !isOwn(item, reporters.get(item.identifier()), rights))
        .map(ImportItem::identifier)
        .collect(Collectors.toSet());
  }

  private static boolean isOwn(ImportItem item, Long reporter, ProjectRights rights) {
    // An organisation that speaks of itself writes no project.
    boolean itself = item.identifier().equals(item.reporter());
    return (item.reporter() == null || rights.reports(item.reporter()))
        && (itself || rights.writes(reporter, item.identifier()));
  }
}
