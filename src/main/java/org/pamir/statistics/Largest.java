package org.pamir.statistics;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.pamir.shared.problem.InvalidRequestException;

/**
 * The largest by themselves, and all that is left as one, which says how many it stands for: an
 * answer is then as small as a picture needs it, and still adds up.
 */
final class Largest {

  private static final int MOST = 1_000;

  private final int top;

  private Largest(int top) {
    this.top = top;
  }

  /**
   * @param top how many, as a caller writes it; null for all
   * @throws InvalidRequestException where it is no such number
   */
  static Largest of(String top) {
    if (top == null) {
      return new Largest(Integer.MAX_VALUE);
    }
    if (!top.matches("[0-9]{1,4}") || Integer.parseInt(top) < 1 || Integer.parseInt(top) > MOST) {
      throw new InvalidRequestException("top", "must be a whole number from 1 to " + MOST);
    }
    return new Largest(Integer.parseInt(top));
  }

  boolean isAll() {
    return top == Integer.MAX_VALUE;
  }

  /** Of the last dimension, for each group of those before it, by the first measure. */
  FundingAnswer rows(FundingAnswer answer, FundingQuery asked) {
    if (isAll()) {
      return answer;
    }
    String measure = asked.measures().get(0).word();
    List<String> before =
        asked.groupBy().subList(0, asked.groupBy().size() - 1).stream()
            .flatMap(dimension -> dimension.names().stream())
            .toList();
    Map<List<Object>, List<FundingAnswer.Row>> groups =
        answer.rows().stream()
            .collect(
                Collectors.groupingBy(
                    row ->
                        before.stream().map(name -> row.members().get(name)).toList().stream()
                            .map(value -> value == null ? "" : value)
                            .collect(Collectors.toList()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    List<FundingAnswer.Row> rows = new ArrayList<>();
    for (List<FundingAnswer.Row> group : groups.values()) {
      List<FundingAnswer.Row> ordered =
          group.stream()
              .sorted(Comparator.comparing(row -> amount(row, measure), Comparator.reverseOrder()))
              .toList();
      rows.addAll(ordered.subList(0, Math.min(top, ordered.size())));
      if (ordered.size() > top) {
        rows.add(rest(ordered.subList(top, ordered.size()), before, asked));
      }
    }
    return answer.with(rows);
  }

  private static FundingAnswer.Row rest(
      List<FundingAnswer.Row> small, List<String> before, FundingQuery asked) {
    Map<String, Object> members = new LinkedHashMap<>();
    FundingAnswer.Row first = small.get(0);
    Set<String> measures = asked.measures().stream().map(Measure::word).collect(Collectors.toSet());
    for (String name : first.members().keySet()) {
      members.put(
          name,
          measures.contains(name)
              ? small.stream()
                  .map(row -> amount(row, name))
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
              : before.contains(name) ? first.members().get(name) : null);
    }
    Map<String, Map<String, BigDecimal>> basis = new LinkedHashMap<>();
    for (FundingAnswer.Row row : small) {
      row.basis()
          .forEach(
              (measure, parts) -> {
                Map<String, BigDecimal> sums =
                    basis.computeIfAbsent(measure, key -> new LinkedHashMap<>());
                parts.forEach((how, part) -> sums.merge(how, part, BigDecimal::add));
              });
    }
    return new FundingAnswer.Row(members, null, basis, small.size());
  }

  private static BigDecimal amount(FundingAnswer.Row row, String measure) {
    return (BigDecimal) row.members().get(measure);
  }

  /** Of each level, by the money that goes through it. */
  Sankey nodes(Sankey all) {
    if (isAll()) {
      return all;
    }
    Map<String, BigDecimal> in = sums(all.links(), Sankey.Link::target);
    Map<String, BigDecimal> out = sums(all.links(), Sankey.Link::source);
    // A region is a place among the countries.
    Map<String, List<Sankey.Node>> levels =
        all.nodes().stream()
            .collect(
                Collectors.groupingBy(
                    node -> node.level().equals("region") ? "country" : node.level(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    Map<String, Sankey.Node> stands = new HashMap<>();
    levels.forEach(
        (level, nodes) -> {
          List<Sankey.Node> ordered =
              nodes.stream()
                  .sorted(
                      Comparator.comparing(
                          // What flows into a node of the middle flows out of it.
                          node -> in.getOrDefault(node.id(), out.get(node.id())),
                          Comparator.reverseOrder()))
                  .toList();
          Sankey.Node rest =
              new Sankey.Node("rest:" + level, level, null, Math.max(0, ordered.size() - top));
          for (int i = 0; i < ordered.size(); i++) {
            stands.put(ordered.get(i).id(), i < top ? ordered.get(i) : rest);
          }
        });
    record Ends(String source, String target) {}
    Map<Ends, BigDecimal> links = new LinkedHashMap<>();
    for (Sankey.Link link : all.links()) {
      links.merge(
          new Ends(stands.get(link.source()).id(), stands.get(link.target()).id()),
          link.amount(),
          BigDecimal::add);
    }
    return all.with(
        all.nodes().stream().map(node -> stands.get(node.id())).distinct().toList(),
        links.entrySet().stream()
            .filter(link -> link.getValue().signum() != 0)
            .map(
                link ->
                    new Sankey.Link(link.getKey().source, link.getKey().target, link.getValue()))
            .toList());
  }

  private static Map<String, BigDecimal> sums(
      List<Sankey.Link> links, Function<Sankey.Link, String> end) {
    return links.stream().collect(Collectors.toMap(end, Sankey.Link::amount, BigDecimal::add));
  }
}
