package org.pamir.statistics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.pamir.grouping.GroupingChanged;
import org.pamir.project.ProjectRetold;
import org.pamir.project.ProjectsChanged;
import org.pamir.project.ReportAdded;
import org.pamir.reference.RatesChanged;
import org.pamir.shared.JointWrites;

/**
 * Keeps flows and facts in step with what is reported, within the transaction that changes it: a
 * total read after a write has that write in it. All writers hold the revision's lock here, so each
 * sees what the one before it left.
 */
@ApplicationScoped
class FundingFacts {

  /**
   * Up to so many projects, planning how their facts are found takes longer than finding them, and
   * all other writers wait meanwhile: the plan is kept then.
   */
  private static final int FEW = 20;

  private final Jdbi jdbi;
  private final FlowQueries flows;
  private final FactWriter facts;
  private final TransactionSynchronizationRegistry transactions;

  FundingFacts(
      Jdbi jdbi,
      FlowQueries flows,
      FactWriter facts,
      TransactionSynchronizationRegistry transactions) {
    this.jdbi = jdbi;
    this.flows = flows;
    this.facts = facts;
    this.transactions = transactions;
  }

  /**
   * What a transaction changes.
   *
   * @param projects those of which anything may have changed
   * @param reports new reports, with their projects
   */
  private record Pending(Set<Long> projects, Map<UUID, Long> reports) {}

  /** Collects what a transaction changes; the facts are written once, at its end. */
  void collect(@Observes ProjectsChanged changed) {
    pending().projects().addAll(changed.ids());
  }

  void collect(@Observes ReportAdded added) {
    pending().reports().put(added.report(), added.project());
  }

  /** In the revision that changed it: the next write of the transaction has one of its own. */
  void refresh(@Observes JointWrites.WriteEnds ends) {
    Pending pending = pending();
    jdbi.useHandle(handle -> refresh(handle, pending));
    pending.projects().clear();
    pending.reports().clear();
  }

  /** Nothing is reported anew of a project, but what is asked of some projects may mean it now. */
  void note(@Observes ProjectRetold retold) {
    jdbi.useHandle(handle -> facts.note(handle, new Long[] {retold.id()}));
  }

  /** Nothing is reported anew of projects that are grouped otherwise, but figures by group move. */
  void note(@Observes GroupingChanged changed) {
    jdbi.useHandle(handle -> facts.note(handle, changed.projects().toArray(Long[]::new)));
  }

  /**
   * Rates that come late, or are corrected, bring along the projects that have amounts in their
   * currency, counted or not: what a project gives decides on which side it is counted.
   */
  void collect(@Observes RatesChanged changed) {
    pending()
        .projects()
        .addAll(
            jdbi.withHandle(
                handle ->
                    handle
                        .createQuery(
                            """
                            select project_id from commitment where currency = any(:currencies)
                            union select project_id from disbursement where currency = any(:currencies)
                            union select project_id from budget where currency = any(:currencies)
                            union select project_id from fact where provisional
                            union select provider_project_id from flow where provisional and provider_project_id is not null
                            union select receiver_project_id from flow where provisional and receiver_project_id is not null
                            """)
                        .bind("currencies", changed.currencies().toArray(String[]::new))
                        .mapTo(Long.class)
                        .list()));
  }

  private Pending pending() {
    Pending known = (Pending) transactions.getResource(FundingFacts.class);
    if (known != null) {
      return known;
    }
    Pending collected = new Pending(new TreeSet<>(), new LinkedHashMap<>());
    transactions.putResource(FundingFacts.class, collected);
    transactions.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {
            jdbi.useHandle(handle -> refresh(handle, collected));
          }

          @Override
          public void afterCompletion(int status) {
            // What the facts rest on is committed, or gone with them.
          }
        });
    return collected;
  }

  private void refresh(Handle handle, Pending pending) {
    Set<Long> projects = pending.projects();
    Set<Long> counted = new TreeSet<>();
    pending
        .reports()
        .forEach(
            (report, project) -> {
              if (!projects.contains(project)) {
                (facts.count(handle, report) ? counted : projects).add(project);
              }
            });
    counted.removeAll(projects);
    if (!counted.isEmpty()) {
      facts.note(handle, counted.toArray(Long[]::new));
    }
    refresh(handle, projects);
  }

  private void refresh(Handle handle, Collection<Long> projects) {
    if (projects.isEmpty()) {
      return;
    }
    if (projects.size() <= FEW) {
      handle.execute("set local plan_cache_mode = force_generic_plan");
    }
    Set<Long> affected = pair(handle, projects);
    affected.addAll(projects);
    Long[] all = affected.toArray(Long[]::new);
    facts.write(handle, all);
    facts.note(handle, all);
  }

  /**
   * Pairs anew what these projects report, and what could pair with it.
   *
   * @return the projects whose flows are not what they were
   */
  private Set<Long> pair(Handle handle, Collection<Long> projects) {
    Set<UUID> ids = flows.reportsAround(handle, projects.toArray(Long[]::new));
    Set<UUID> frontier = ids;
    while (!frontier.isEmpty()) {
      Set<UUID> next = flows.candidates(handle, frontier);
      next.removeAll(ids);
      ids.addAll(next);
      frontier = next;
    }
    Map<UUID, Report> reports =
        flows.reports(handle, ids).stream().collect(Collectors.toMap(Report::id, report -> report));
    Map<String, Long> named =
        flows.projects(
            handle,
            reports.values().stream()
                .map(Report::counterpart)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    Map<Flow, FlowQueries.Stored> stored = flows.stored(handle, ids, reports::get);
    Set<Flow> paired = new HashSet<>(FlowPairing.pair(reports.values(), named));
    Map<Flow, FlowQueries.Stored> gone = new HashMap<>(stored);
    gone.keySet().removeAll(paired);
    List<Flow> fresh = paired.stream().filter(flow -> !stored.containsKey(flow)).toList();
    flows.delete(handle, gone.values());
    flows.insert(handle, fresh);
    Set<Long> affected = new HashSet<>();
    gone.values()
        .forEach(
            flow ->
                affected.addAll(
                    java.util.Arrays.asList(flow.providerProject(), flow.receiverProject())));
    fresh.forEach(
        flow ->
            affected.addAll(
                java.util.Arrays.asList(flow.providerProject(), flow.receiverProject())));
    affected.remove(null);
    return affected;
  }
}
