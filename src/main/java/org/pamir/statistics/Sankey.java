package org.pamir.statistics;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Money from one level to the next, for example from providers through countries to goals, as the
 * nodes and links of a Sankey diagram. What flows into a node of the middle flows out of it.
 */
@Schema(name = "FlowStatistics")
public record Sankey(
    List<String> levels,
    String measure,
    String currency,
    String counting,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Node> nodes,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<Link> links,
    Map<String, FundingAnswer.Total> total,
    @JsonInclude(JsonInclude.Include.ALWAYS) List<FundingAnswer.Unconverted> unconverted,
    boolean provisional,
    long revision)
    implements Dated {

  /**
   * A node.
   *
   * @param id unique over all levels: the level and the value
   * @param value what it stands for; null is what has none
   * @param rest how many values of its level it stands for, where {@code top} leaves a rest; left
   *     out of others
   */
  @Schema(name = "FlowNode")
  @JsonInclude(JsonInclude.Include.ALWAYS)
  public record Node(
      String id,
      String level,
      Object value,
      @JsonInclude(JsonInclude.Include.NON_NULL) Integer rest) {

    Node(String id, String level, Object value) {
      this(id, level, value, null);
    }
  }

  /**
   * Money from one node to another, in the currency of the answer; negative where reductions
   * outweigh.
   */
  @Schema(name = "FlowLink")
  public record Link(String source, String target, BigDecimal amount) {}

  /** Joins answers that are each grouped by two neighbouring levels. */
  static Sankey of(List<FundingAnswer> steps, List<Dimension> levels, Measure measure) {
    Map<String, Node> nodes = new LinkedHashMap<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      for (FundingAnswer.Row row : steps.get(i).rows()) {
        BigDecimal amount = (BigDecimal) row.members().get(measure.word());
        if (amount.signum() != 0) {
          Node from = node(levels.get(i), row);
          Node to = node(levels.get(i + 1), row);
          nodes.putIfAbsent(from.id(), from);
          nodes.putIfAbsent(to.id(), to);
          links.add(new Link(from.id(), to.id(), amount));
        }
      }
    }
    FundingAnswer first = steps.get(0);
    return new Sankey(
        levels.stream().map(Dimension::word).toList(),
        measure.word(),
        first.currency(),
        first.counting(),
        List.copyOf(nodes.values()),
        links,
        first.total(),
        first.unconverted(),
        first.provisional(),
        first.revision());
  }

  /** The same with other nodes and links. */
  Sankey with(List<Node> otherNodes, List<Link> otherLinks) {
    return new Sankey(
        levels,
        measure,
        currency,
        counting,
        otherNodes,
        otherLinks,
        total,
        unconverted,
        provisional,
        revision);
  }

  /** A region stands beside the countries, as the place that it is. */
  private static Node node(Dimension level, FundingAnswer.Row row) {
    Object value = row.members().get(level.names().get(0));
    if (level == Dimension.COUNTRY && value == null) {
      Object region = row.members().get("region");
      return new Node("region:" + (region == null ? "" : region), "region", region);
    }
    return new Node(level.word() + ":" + (value == null ? "" : value), level.word(), value);
  }
}
