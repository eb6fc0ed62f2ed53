package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QualityScoreTest {
  private static final List<String> PARTS =
      List.of(
          "description",
          "sector",
          "location",
          "recipient-country",
          "tag",
          "participating-org",
          "transaction",
          "budget");

  private static Element activity(List<Integer> parts) {
    Element activity = Element.root("iati-activities").add("iati-activity", 1, 1);
    parts.forEach(part -> activity.add(PARTS.get(part), 1, 1));
    return activity;
  }

  private static Fault fault(Element activity, int severity, int kind) {
    Severity level = Severity.values()[severity];
    return new Fault(
        new Rule(level + "-" + kind, null, level, "Something"), activity, "Something", 1);
  }

  @Property
  void neitherAFaultMoreRaisesItNorAPartMoreLowersIt(
      @ForAll @Size(max = 8) List<@IntRange(max = 7) Integer> parts,
      @ForAll @Size(max = 20) List<@IntRange(max = 15) Integer> faults,
      @ForAll @IntRange(max = 7) int part,
      @ForAll @IntRange(max = 15) int fault) {
    int score = score(parts, faults).score();
    assertThat(score).isBetween(0, 100);
    List<Integer> more = new ArrayList<>(faults);
    more.add(fault);
    assertThat(score(parts, more).score()).isLessThanOrEqualTo(score);
    List<Integer> fuller = new ArrayList<>(parts);
    fuller.add(part);
    assertThat(score(fuller, faults).score()).isGreaterThanOrEqualTo(score);
  }

  private static QualityScore score(List<Integer> parts, List<Integer> faults) {
    Element activity = activity(parts);
    return QualityScore.of(
        activity, faults.stream().map(n -> fault(activity, n % 4, n / 4)).toList());
  }

  @Test
  void isAHundredForAProjectThatIsWholeAndRight() {
    Element activity = activity(List.of(0, 1, 2, 3, 4, 5, 6, 7));
    activity.add("activity-date", 1, 1).set("type", "1");
    activity.add("activity-date", 1, 1).set("type", "4");
    QualityScore score = QualityScore.of(activity, List.of());
    assertThat(score).isEqualTo(new QualityScore(100, 100, List.of()));
  }

  @Test
  void weighsAFaultByItsSeverity() {
    assertThat(score(List.of(), List.of()).score()).isEqualTo(60);
    assertThat(score(List.of(), List.of(0)).score()).isEqualTo(30);
    assertThat(score(List.of(), List.of(1)).score()).isEqualTo(54);
    assertThat(score(List.of(), List.of(2)).score()).isEqualTo(58);
    assertThat(score(List.of(), List.of(3)).score()).isEqualTo(59);
    assertThat(score(List.of(), List.of(1, 1)).score()).as("one rule twice").isEqualTo(48);
  }
}
