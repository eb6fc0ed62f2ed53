package org.pamir.statistics;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Follows money upstream: what reached a project from another takes the other's own providers in
 * proportion, until an organisation that has no project in the register. A loop stops where it
 * closes, and is named.
 */
final class Origins {

  private static final MathContext PRECISION = new MathContext(60);

  /** Money into a project: from whom, and from which project, where that is in the register. */
  private record Inflow(String provider, Long from, BigDecimal usd) {}

  private final Handle handle;
  private final Map<String, List<Inflow>> inflows = new HashMap<>();
  private final Set<String> loops = new TreeSet<>();

  /** What was found without cutting a loop, and so holds on whatever path it is met again. */
  private final Map<List<Object>, Map<String, BigDecimal>> known = new HashMap<>();

  private int cuts;

  Origins(Handle handle) {
    this.handle = handle;
  }

  /** The shares of the organisations from which the money of this project comes; they sum to 1. */
  Map<String, BigDecimal> of(long project, String measure, String provider) {
    return follow(project, measure, provider, new HashSet<>());
  }

  /** Identifiers of the projects at which a loop was cut. */
  Set<String> loops() {
    return loops;
  }

  private Map<String, BigDecimal> follow(
      long project, String measure, String provider, Set<Long> path) {
    if (!path.add(project)) {
      loops.add(identifier(project));
      cuts++;
      return single(provider);
    }
    List<Object> key = Arrays.asList(project, measure, provider);
    if (known.containsKey(key)) {
      path.remove(project);
      return known.get(key);
    }
    int before = cuts;
    List<Inflow> all = inflows.computeIfAbsent(measure + project, unread -> read(project, measure));
    BigDecimal whole = all.stream().map(Inflow::usd).reduce(BigDecimal.ZERO, BigDecimal::add);
    Map<String, BigDecimal> shares = new LinkedHashMap<>();
    if (all.isEmpty() || whole.signum() <= 0) {
      shares = single(provider);
    } else {
      for (Inflow inflow : all) {
        BigDecimal part = inflow.usd().divide(whole, PRECISION);
        Map<String, BigDecimal> upstream =
            inflow.from() == null
                ? single(inflow.provider())
                : follow(inflow.from(), measure, inflow.provider(), path);
        for (Map.Entry<String, BigDecimal> share : upstream.entrySet()) {
          shares.merge(share.getKey(), share.getValue().multiply(part, PRECISION), BigDecimal::add);
        }
      }
    }
    path.remove(project);
    if (cuts == before) {
      known.put(key, shares);
    }
    return shares;
  }

  /** Map.of takes no null, and an origin may be unknown. */
  private static Map<String, BigDecimal> single(String provider) {
    Map<String, BigDecimal> one = new LinkedHashMap<>();
    one.put(provider, BigDecimal.ONE);
    return one;
  }

  /**
   * What came into a project that is counted by what came in; one counted by what it gave is an
   * origin itself.
   */
  private List<Inflow> read(long project, String measure) {
    return new ArrayList<>(
        handle
            .createQuery(
                """
                select o.ref, f.provider_project_id, sum(f.usd) as usd
                from flow f
                join project_funding m on m.project_id = f.receiver_project_id and m.class = f.class and m.side = 'in'
                left join organisation o on o.id = f.provider_organisation_id
                where f.receiver_project_id = :project and f.class = :measure and f.usd is not null
                group by o.ref, f.provider_project_id
                """)
            .bind("project", project)
            .bind("measure", measure)
            .map(
                (row, context) ->
                    new Inflow(
                        row.getString("ref"),
                        (Long) row.getObject("provider_project_id"),
                        row.getBigDecimal("usd")))
            .list());
  }

  private String identifier(long project) {
    return handle
        .createQuery("select identifier from project where id = :id")
        .bind("id", project)
        .mapTo(String.class)
        .one();
  }
}
