package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SdgsTest {
  private final Sdgs sdgs = new Sdgs();

  @Test
  void hasTheSeventeenGoalsOfTheAgendaInOrder() {
    assertThat(sdgs.goals())
        .extracting(SdgGoal::code)
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 17).boxed().toList());
  }

  /** Resolution A/RES/70/1 lists this many targets under each goal, 169 in all. */
  @Test
  void hasAsManyTargetsUnderEachGoalAsTheResolutionLists() {
    assertThat(sdgs.goals())
        .extracting(goal -> sdgs.targetsOf(goal.code()).size())
        .containsExactly(7, 8, 13, 10, 9, 8, 5, 12, 8, 10, 10, 11, 5, 10, 12, 12, 19);
    assertThat(sdgs.targets()).hasSize(169).doesNotHaveDuplicates();
  }

  @Test
  void everyTargetBelongsToTheGoalItsCodeBeginsWith() {
    assertThat(sdgs.targets())
        .allSatisfy(target -> assertThat(target.code()).matches(target.goal() + "\\.(\\d+|[a-d])"));
  }

  @Test
  void goalsAndTargetsHaveNamesInSixLanguages() {
    assertThat(sdgs.goals())
        .allSatisfy(goal -> assertThat(goal.names()).containsOnlyKeys(SIX_LANGUAGES));
    assertThat(sdgs.targets())
        .allSatisfy(target -> assertThat(target.names()).containsOnlyKeys(SIX_LANGUAGES));
    assertThat(sdgs.findGoal(6).orElseThrow().names())
        .containsEntry("en", "Clean water and sanitation")
        .containsEntry("ru", "Чистая вода и санитария");
  }

  @Test
  void everyGoalHasAColourOfItsOwn() {
    assertThat(sdgs.goals())
        .extracting(SdgGoal::colour)
        .doesNotHaveDuplicates()
        .allSatisfy(colour -> assertThat(colour).matches("#[0-9a-f]{6}"));
  }

  @Test
  void agreesWithTheCodelistsOfGoalsAndTargets() {
    Codelists codelists = new Codelists();
    assertThat(codelists.get("UNSDG-Goals").items().keySet())
        .containsExactlyElementsOf(
            sdgs.goals().stream().map(g -> String.valueOf(g.code())).toList());
    assertThat(codelists.get("UNSDG-Targets").items().keySet())
        .containsExactlyElementsOf(sdgs.targets().stream().map(SdgTarget::code).toList());
  }

  @Test
  void findsNothingUnderCodesThatAreNone() {
    assertThat(sdgs.findGoal(18)).isEmpty();
    assertThat(sdgs.findTarget("6.A")).isEmpty();
    assertThat(sdgs.findTarget("6.a")).isPresent();
    assertThat(sdgs.targetsOf(0)).isEmpty();
  }

  private static final String[] SIX_LANGUAGES = {"en", "ru", "kk", "ky", "tg", "tk"};
}
