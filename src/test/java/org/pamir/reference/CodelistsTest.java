package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodelistsTest {
  /** The lists that Pamir shows to people; their names must be there in Russian too. */
  private static final List<String> SHOWN =
      List.of(
          "ActivityScope",
          "ActivityStatus",
          "AidType",
          "AidType-category",
          "BudgetStatus",
          "BudgetType",
          "CollaborationType",
          "Country",
          "Currency",
          "DocumentCategory",
          "FinanceType",
          "FinanceType-category",
          "FlowType",
          "IndicatorMeasure",
          "Language",
          "OrganisationRole",
          "OrganisationType",
          "PolicyMarker",
          "Region",
          "RelatedActivityType",
          "ResultType",
          "Sector",
          "SectorCategory",
          "TiedStatus",
          "TransactionType",
          "UNSDG-Goals",
          "UNSDG-Targets");

  private final Codelists codelists = new Codelists();

  static Iterable<String> all() {
    return new Codelists().names();
  }

  static Iterable<String> shown() {
    return SHOWN;
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyListHasCodesAndNamesWithoutBlanks(String name) {
    Codelist list = codelists.get(name);

    assertThat(list.name()).isEqualTo(name);
    assertThat(list.items()).isNotEmpty();
    assertThat(list.items().values())
        .allSatisfy(
            item -> {
              assertThat(item.code()).isEqualTo(item.code().strip()).isNotEmpty();
              assertThat(item.names()).containsKey("en");
              assertThat(item.names().values())
                  .allSatisfy(text -> assertThat(text).isEqualTo(text.strip()).isNotEmpty());
            });
  }

  @ParameterizedTest
  @MethodSource("shown")
  void listsThatPeopleSeeHaveRussianNamesInCyrillic(String name) {
    assertThat(codelists.get(name).items().values())
        .allSatisfy(item -> assertThat(item.names().get("ru")).containsPattern("\\p{IsCyrillic}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sector", "AidType", "DocumentCategory"})
  void categoriesOfItemsAreCodesOfTheListOfCategoriesOrOfTheListItself(String name) {
    Codelist list = codelists.get(name);
    Codelist categories = codelists.get(list.categories().orElseThrow());

    assertThat(list.items().values())
        .allSatisfy(
            item ->
                assertThat(item.category().orElseThrow())
                    // AidType B021 has the category B02, itself an AidType.
                    .matches(code -> categories.contains(code) || list.contains(code)));
  }

  @Test
  void theThreeDigitGroupOfADacSectorIsTheBeginningOfItsCode() {
    assertThat(codelists.get("Sector").items().values())
        .filteredOn(item -> !item.code().startsWith("998"))
        .allSatisfy(item -> assertThat(item.code()).startsWith(item.category().orElseThrow()));
  }

  @Test
  void hasTheTransactionTypesOfTheStandardInTheirOrder() {
    assertThat(codelists.get("TransactionType").items().values())
        .extracting(item -> item.code() + " " + item.names().get("en"))
        .startsWith("1 Incoming Funds", "2 Outgoing Commitment", "3 Disbursement", "4 Expenditure")
        .endsWith("11 Incoming Commitment", "12 Outgoing Pledge", "13 Incoming Pledge")
        .hasSize(13);
  }

  @Test
  void keepsWithdrawnCodesAndSaysThatTheyAre() {
    assertThat(codelists.get("Sector").find("23010").orElseThrow().withdrawn()).isTrue();
    assertThat(codelists.get("Sector").find("23110").orElseThrow().withdrawn()).isFalse();
  }

  @Test
  void tellsCodesByLetterCase() {
    assertThat(codelists.contains("Country", "KG")).isTrue();
    assertThat(codelists.contains("Country", "kg")).isFalse();
    assertThat(codelists.contains("Country", "")).isFalse();
  }

  @Test
  void findsNoListUnderAnotherName() {
    assertThat(codelists.find("country")).isEmpty();
    assertThat(codelists.find("../countries")).isEmpty();
    assertThatThrownBy(() -> codelists.get("Colour"))
        .isInstanceOf(NoSuchElementException.class)
        .hasMessageContaining("Colour");
  }

  @Test
  void loadsAListOnceForManyThreads() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Codelist> question = () -> codelists.get("Country");
      List<Future<Codelist>> answers = threads.invokeAll(Collections.nCopies(64, question));

      Codelist first = answers.get(0).get();
      for (Future<Codelist> answer : answers) {
        assertThat(answer.get()).isSameAs(first);
      }
    } finally {
      threads.shutdownNow();
    }
  }
}
