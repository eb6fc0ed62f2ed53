package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The Sustainable Development Goals and their targets; unchanging. */
@ApplicationScoped
public class Sdgs {
  private final List<SdgGoal> goals = new ReferenceFile("sdg-goals.csv").read(SdgGoal::of);
  private final List<SdgTarget> targets = new ReferenceFile("sdg-targets.csv").read(SdgTarget::of);
  private final Map<Integer, SdgGoal> goalsByCode =
      goals.stream().collect(Collectors.toUnmodifiableMap(SdgGoal::code, Function.identity()));
  private final Map<String, SdgTarget> targetsByCode =
      targets.stream().collect(Collectors.toUnmodifiableMap(SdgTarget::code, Function.identity()));
  private final Map<Integer, List<SdgTarget>> targetsByGoal =
      targets.stream()
          .collect(Collectors.groupingBy(SdgTarget::goal, Collectors.toUnmodifiableList()));

  /** All goals, 1 to 17. */
  public List<SdgGoal> goals() {
    return goals;
  }

  /** All targets, by goal, numbers before letters. */
  public List<SdgTarget> targets() {
    return targets;
  }

  /** The targets of a goal in their order; none for a number that is no goal. */
  public List<SdgTarget> targetsOf(int goal) {
    return targetsByGoal.getOrDefault(goal, List.of());
  }

  /** The goal with this number. */
  public Optional<SdgGoal> findGoal(int code) {
    return Optional.ofNullable(goalsByCode.get(code));
  }

  /** The target with this code, letter for letter. */
  public Optional<SdgTarget> findTarget(String code) {
    return Optional.ofNullable(targetsByCode.get(code));
  }
}
