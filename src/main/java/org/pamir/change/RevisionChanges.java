package org.pamir.change;

import com.fasterxml.jackson.databind.util.RawValue;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.pamir.change.SightQueries.Sights;
import org.pamir.change.WrittenQueries.Written;
import org.pamir.grouping.FollowedGroupings;
import org.pamir.organisation.FollowedOrganisations;
import org.pamir.organisation.OrganisationView;
import org.pamir.project.FollowedPart;
import org.pamir.reference.ExchangeRates;
import org.pamir.shared.Past;

/**
 * What one revision is for a follower. A project that comes into its sight is created with all that
 * belongs to it; one that leaves it is deleted, which takes along what belongs to it. What is told
 * of a revision is the same whenever it is asked, as it is read from the past.
 */
@ApplicationScoped
class RevisionChanges {

  private final FollowedThings things;
  private final FollowedOrganisations organisations;
  private final FollowedGroupings groupings;
  private final ExchangeRates rates;

  RevisionChanges(
      FollowedThings things,
      FollowedOrganisations organisations,
      FollowedGroupings groupings,
      ExchangeRates rates) {
    this.things = things;
    this.organisations = organisations;
    this.groupings = groupings;
    this.rates = rates;
  }

  /**
   * One change, before all of it is told.
   *
   * @param projectId null of what belongs to no project
   * @param state null where it was not read yet
   */
  record Told(
      String thing, String id, Long projectId, String project, String action, Object state) {

    private Told with(Object state) {
      return new Told(thing, id, projectId, project, action, state);
    }
  }

  /** All changes of a revision, in an order that is always the same; some without their states. */
  List<Told> of(
      Handle handle, Follower follower, long revision, List<Written> written, Sights sights) {
    Map<Long, List<Written>> byProject =
        written.stream()
            .filter(row -> row.project() != null)
            .collect(Collectors.groupingBy(Written::project, TreeMap::new, Collectors.toList()));
    List<Told> told = new ArrayList<>();
    if (follower.follows(FollowedThings.ORGANISATION)) {
      organisations(handle, follower, revision, written, byProject.keySet(), told);
    }
    of(FollowedThings.RATE, written)
        .forEach(row -> told.add(new Told(row.thing(), row.key(), null, null, row.action(), null)));
    projects(handle, follower, revision, byProject, sights, told);
    if (follower.follows(FollowedThings.GROUPING)) {
      groupings(handle, follower, revision, written, byProject.keySet(), sights, told);
    }
    return told;
  }

  private static List<Written> of(String thing, List<Written> written) {
    return written.stream().filter(row -> row.thing().equals(thing)).toList();
  }

  private void projects(
      Handle handle,
      Follower follower,
      long revision,
      Map<Long, List<Written>> byProject,
      Sights sights,
      List<Told> told) {
    Set<Long> entering =
        byProject.keySet().stream()
            .filter(
                project ->
                    sights.followed(revision, project) && !sights.followed(revision - 1, project))
            .collect(Collectors.toSet());
    Map<Long, List<Told>> brought = brought(handle, follower, revision, entering, sights);
    byProject.forEach(
        (project, rows) -> {
          boolean after = sights.followed(revision, project);
          String identifier =
              after || sights.followed(revision - 1, project)
                  ? sights.identifier(revision, project)
                  : null;
          if (!after) {
            if (identifier != null) {
              told.add(project(project, identifier, Change.DELETED));
            }
          } else if (entering.contains(project)) {
            if (follower.follows(FollowedThings.PROJECT)) {
              told.add(project(project, identifier, Change.CREATED));
            }
            told.addAll(brought.getOrDefault(project, List.of()));
          } else {
            changed(follower, project, identifier, rows, told);
          }
        });
  }

  private static Told project(long id, String identifier, String action) {
    return new Told(FollowedThings.PROJECT, identifier, id, identifier, action, null);
  }

  private Map<Long, List<Told>> brought(
      Handle handle, Follower follower, long revision, Collection<Long> entering, Sights sights) {
    Map<Long, List<Told>> brought = new HashMap<>();
    if (entering.isEmpty()) {
      return brought;
    }
    Past.enter(handle, revision);
    for (FollowedPart part : things.parts()) {
      if (follower.follows(part.thing())) {
        part.ofProjects(handle, entering)
            .forEach(
                one ->
                    brought
                        .computeIfAbsent(one.project(), key -> new ArrayList<>())
                        .add(
                            new Told(
                                part.thing(),
                                one.id(),
                                one.project(),
                                sights.identifier(revision, one.project()),
                                Change.CREATED,
                                one.view())));
      }
    }
    Past.leave(handle);
    return brought;
  }

  private void changed(
      Follower follower, long project, String identifier, List<Written> rows, List<Told> told) {
    for (String thing : things.words()) {
      if (follower.follows(thing)) {
        of(thing, rows)
            .forEach(
                row ->
                    told.add(new Told(thing, row.key(), project, identifier, row.action(), null)));
      }
    }
  }

  private void organisations(
      Handle handle,
      Follower follower,
      long revision,
      List<Written> written,
      Set<Long> projects,
      List<Told> told) {
    Map<String, Written> rows =
        of(FollowedThings.ORGANISATION, written).stream()
            .collect(Collectors.toMap(Written::key, row -> row, (a, b) -> a, TreeMap::new));
    Set<String> refs = new TreeSet<>(rows.keySet());
    // Those that come into sight, or leave it, with a project that names them.
    Set<String> hidden = new HashSet<>();
    if (!projects.isEmpty() && !follower.rights().seesAll()) {
      Past.enter(handle, revision - 1);
      hidden.addAll(organisations.firstNamedByDrafts(handle, projects));
      Past.enter(handle, revision);
      hidden.addAll(organisations.firstNamedByDrafts(handle, projects));
      refs.addAll(hidden);
    }
    if (refs.isEmpty()) {
      return;
    }
    Past.enter(handle, revision);
    Map<String, OrganisationView> after = organisations.of(handle, refs, follower.organisations());
    Past.enter(handle, revision - 1);
    Set<String> before = organisations.of(handle, refs, follower.organisations()).keySet();
    Past.leave(handle);
    for (String ref : refs) {
      OrganisationView view = after.get(ref);
      boolean had = before.contains(ref);
      if (view == null ? had : !had || rows.containsKey(ref)) {
        told.add(
            new Told(
                FollowedThings.ORGANISATION,
                ref,
                null,
                null,
                view == null ? Change.DELETED : had ? Change.CHANGED : Change.CREATED,
                view));
      }
    }
  }

  private void groupings(
      Handle handle,
      Follower follower,
      long revision,
      List<Written> written,
      Set<Long> projects,
      Sights sights,
      List<Told> told) {
    Map<String, String> actions = new TreeMap<>();
    of(FollowedThings.GROUPING, written).forEach(row -> actions.put(row.key(), row.action()));
    // A draft that is published, or one that is deleted, is a member that is seen or not any more.
    Set<Long> turned =
        projects.stream()
            .filter(project -> sights.seen(revision, project) != sights.seen(revision - 1, project))
            .collect(Collectors.toSet());
    if (!turned.isEmpty()) {
      for (long moment = revision - 1; moment <= revision; moment++) {
        Past.enter(handle, moment);
        groupings.with(handle, turned).forEach(code -> actions.putIfAbsent(code, Change.CHANGED));
      }
    }
    if (!actions.isEmpty()) {
      Past.enter(handle, revision);
      var views = groupings.of(handle, actions.keySet(), follower.rights());
      actions.forEach(
          (code, action) -> {
            Object view = views.get(code);
            told.add(
                new Told(
                    FollowedThings.GROUPING,
                    code,
                    null,
                    null,
                    view == null ? Change.DELETED : action,
                    view));
          });
    }
    Past.leave(handle);
  }

  /** The same with the states that were not read yet. */
  List<Told> withStates(Handle handle, long revision, List<Told> told) {
    Map<String, List<Told>> missing =
        told.stream()
            .filter(one -> one.state == null && !one.action.equals(Change.DELETED))
            .collect(Collectors.groupingBy(Told::thing));
    if (missing.isEmpty()) {
      return told;
    }
    Map<String, Map<String, Object>> states = new HashMap<>();
    Past.enter(handle, revision);
    missing.forEach((thing, some) -> states.put(thing, states(handle, thing, some)));
    Past.leave(handle);
    return told.stream()
        .map(
            one ->
                one.state == null && states.containsKey(one.thing)
                    ? one.with(states.get(one.thing).get(one.id))
                    : one)
        .toList();
  }

  private Map<String, Object> states(Handle handle, String thing, List<Told> told) {
    List<String> ids = told.stream().map(Told::id).toList();
    if (thing.equals(FollowedThings.RATE)) {
      return new HashMap<>(rates.of(handle, ids));
    }
    if (thing.equals(FollowedThings.PROJECT)) {
      return documents(handle, told.stream().map(Told::projectId).toList());
    }
    return things.part(thing).orElseThrow().ofIds(handle, ids).stream()
        .collect(Collectors.toMap(FollowedPart.Part::id, FollowedPart.Part::view));
  }

  private static Map<String, Object> documents(Handle handle, Collection<Long> projects) {
    return handle
        .createQuery("select p.identifier, p.document from project p where p.id = any(:projects)")
        .bind("projects", projects.toArray(Long[]::new))
        .reduceRows(
            new HashMap<>(),
            (found, row) -> {
              found.put(
                  row.getColumn("identifier", String.class),
                  new RawValue(row.getColumn("document", String.class)));
              return found;
            });
  }
}
