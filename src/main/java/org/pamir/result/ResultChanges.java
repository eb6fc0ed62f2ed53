package org.pamir.result;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What files change of results: those that left them, those that say something else, new ones. */
public final class ResultChanges {

  record Changed(UUID id, long project, ReportedResult result) {}

  final List<UUID> gone = new ArrayList<>();
  final List<Changed> changed = new ArrayList<>();
  final List<Changed> added = new ArrayList<>();
  private final Set<Long> projects = new HashSet<>();
  private final Map<Long, List<String>> locked = new HashMap<>();

  /** Ids of the projects whose results change. */
  public Set<Long> projects() {
    return projects;
  }

  /** By project, in words, the approved periods that its file says otherwise, or not at all. */
  public Map<Long, List<String>> locked() {
    return locked;
  }

  void goes(UUID id, long project) {
    gone.add(id);
    projects.add(project);
  }

  void changes(UUID id, long project, ReportedResult result) {
    changed.add(new Changed(id, project, result));
    projects.add(project);
  }

  void comes(UUID id, long project, ReportedResult result) {
    added.add(new Changed(id, project, result));
    projects.add(project);
  }

  void locks(long project, List<Lock> locks) {
    if (!locks.isEmpty()) {
      List<String> names = locked.computeIfAbsent(project, id -> new ArrayList<>());
      locks.forEach(lock -> names.add(lock.named()));
    }
  }
}
