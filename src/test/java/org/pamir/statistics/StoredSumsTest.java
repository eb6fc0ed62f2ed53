package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pamir.Register.aProject;
import static org.pamir.Register.unique;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pamir.RegisterTest;
import org.pamir.shared.Reads;
import org.pamir.shared.paging.Criteria;

/** Sums outlast a restart, and are as exact as if they had been counted anew. */
@QuarkusTest
class StoredSumsTest extends RegisterTest {

  private static final int FEW = 1_000;

  @Inject Jdbi jdbi;
  @Inject FundingQueries queries;
  @Inject StoredSums stored;
  @Inject Reads reads;
  @Inject Counts counts;

  private final String org = unique("XM-STORED");

  @ParameterizedTest
  @EnumSource(Dimension.class)
  void keepsSumsToTheLastDigit(Dimension dimension) {
    aProject()
        .reportedBy(org)
        .crossBorder("KG", "TJ")
        .with(
            "sdgs",
            List.of(
                java.util.Map.of("goal", 6),
                java.util.Map.of("goal", 13),
                java.util.Map.of("goal", 1)))
        .with("themes", List.of("water", "energy"))
        .withCommitment("USD", 1_000)
        .withCommitment("TMT", 77)
        .save();
    FundingSums sums =
        jdbi.withHandle(
            handle ->
                queries.read(
                    handle, ofOrg(), asked(dimension), EnumSet.of(Measure.COMMITTED), true, null));
    assertThat(sums.sums()).isNotEmpty();
    assertThat(sums.unconverted()).isNotEmpty();
    assertThat(sums.flows()).isNotEmpty();
    // Rows of sums come in no order.
    assertThat(stored.sums(stored.stored("q", 1, FEW, sums)).written())
        .usingRecursiveComparison()
        .ignoringCollectionOrder()
        .isEqualTo(sums.written());
  }

  @Test
  void bringsAlongWhatAnotherInstanceCounted() {
    aProject().reportedBy(org).withCommitment("USD", 1_000).save();
    assertThat(committed(instance())).isEqualByComparingTo("1000");
    aProject().reportedBy(org).withCommitment("USD", 30).save();
    KeptSums restarted = instance();
    assertThat(committed(restarted)).isEqualByComparingTo("1030");
    aProject().reportedBy(org).withCommitment("USD", 4).save();
    assertThat(committed(restarted)).isEqualByComparingTo("1034");
  }

  @Test
  void isExactWhereMoreHasChangedThanIsLookedUp() {
    KeptSums sums = instance();
    for (int i = 0; i < 60; i++) {
      aProject().reportedBy(org).withCommitment("USD", 1).save();
    }
    assertThat(committed(sums)).isEqualByComparingTo("60");
    for (int i = 0; i < 60; i++) {
      aProject().reportedBy(org).withCommitment("USD", 10).save();
    }
    assertThat(committed(sums)).isEqualByComparingTo("660");
    aProject().reportedBy(org).withCommitment("USD", 100).save();
    assertThat(committed(sums)).isEqualByComparingTo("760");
  }

  @Test
  void countsAnewWhereMoreHasChangedThanALookUpIsWorth() {
    aProject().reportedBy(org).withCommitment("USD", 1_000).save();
    committed(instance());
    aProject().reportedBy(org).withCommitment("USD", 30).save();
    // Were it brought along, it would be by what is stored here.
    FundingSums other = new FundingSums();
    other.add(
        new FundingSums.Key(List.of(), Measure.COMMITTED, "item"),
        new FundingSums.Amount(java.math.BigDecimal.TEN, java.math.BigDecimal.TEN, 1, 0));
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update kept_sum set sums = :sums, most_changes = 0 where revision = (select max(revision) from kept_sum)")
                .bind("sums", stored.stored("q", 1, FEW, other).content())
                .execute());
    assertThat(committed(instance())).isEqualByComparingTo("1030");
  }

  @Test
  void restsOnWhatIsStored() {
    aProject().reportedBy(org).withCommitment("USD", 1_000).save();
    committed(instance());
    // Whatever is stored is taken for what was counted: so nothing is counted twice.
    FundingSums other = new FundingSums();
    other.add(
        new FundingSums.Key(List.of(), Measure.COMMITTED, "item"),
        new FundingSums.Amount(java.math.BigDecimal.TEN, java.math.BigDecimal.TEN, 1, 0));
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    "update kept_sum set sums = :sums where revision = (select max(revision) from kept_sum)")
                .bind("sums", stored.stored("q", 1, FEW, other).content())
                .execute());
    assertThat(committed(instance())).isEqualByComparingTo("10");
  }

  /** One that has just been started. */
  private KeptSums instance() {
    return new KeptSums(
        jdbi, new SumReader(queries, stored, Duration.ZERO), stored, reads, counts, FEW);
  }

  private Criteria ofOrg() {
    return new Criteria()
        .and(
            "p.reporting_organisation_id = (select o.id from organisation o where o.ref = ?)", org);
  }

  private static FundingQuery asked(Dimension... groupBy) {
    return new FundingQuery(List.of(groupBy), List.of(Measure.COMMITTED), true, false, "USD");
  }

  private java.math.BigDecimal committed(KeptSums sums) {
    return sums.use(
        List.of(new KeptSums.Question(ofOrg(), asked(), EnumSet.of(Measure.COMMITTED), false)),
        (handle, revision, all) -> all.get(0).whole(Measure.COMMITTED, false).counted());
  }
}
