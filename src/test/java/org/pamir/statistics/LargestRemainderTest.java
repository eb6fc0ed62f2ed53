package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LargestRemainderTest {

  private static List<BigDecimal> decimals(String... numbers) {
    return Stream.of(numbers).map(BigDecimal::new).toList();
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void thirdsOfACentGoToTheFirstOfEqualLosers() {
    assertThat(
            LargestRemainder.round(
                decimals("33.333333", "33.333333", "33.333334"), new BigDecimal("100.00")))
        .containsExactlyElementsOf(decimals("33.33", "33.33", "33.34"));
    assertThat(LargestRemainder.round(decimals("0.005", "0.005"), new BigDecimal("0.01")))
        .containsExactlyElementsOf(decimals("0.01", "0.00"));
  }

  @Test
  void reductionsRoundLikeAnyOther() {
    assertThat(
            LargestRemainder.round(decimals("-10.004", "5.001", "0.003"), new BigDecimal("-5.00")))
        .containsExactlyElementsOf(decimals("-10.00", "5.00", "0.00"));
  }

  @Test
  void whatADivisionLostDoesNotTakeACent() {
    assertThat(LargestRemainder.cents(new BigDecimal("0.00499999999999999998"))).isEqualTo("0.01");
    assertThat(LargestRemainder.cents(new BigDecimal("0.0049"))).isEqualTo("0.00");
  }

  @Test
  void nothingIsSharedAmongNobody() {
    assertThat(LargestRemainder.round(List.of(), new BigDecimal("0.00"))).isEmpty();
  }

  @Test
  void aTotalBelowThePartsTakesFromThoseThatLostLeast() {
    assertThat(LargestRemainder.round(decimals("1.00", "1.009"), new BigDecimal("1.99")))
        .containsExactlyElementsOf(decimals("0.99", "1.00"));
  }

  @Property
  void partsAddUpToTheTotalAndStayWithinACent(
      @ForAll @Size(min = 1, max = 60)
          List<@BigRange(min = "-1000000000", max = "1000000000") @Scale(7) BigDecimal> parts) {
    BigDecimal total = LargestRemainder.cents(sum(parts));

    List<BigDecimal> rounded = LargestRemainder.round(parts, total);

    assertThat(sum(rounded)).isEqualByComparingTo(total);
    for (int i = 0; i < parts.size(); i++) {
      assertThat(rounded.get(i).subtract(parts.get(i)).abs())
          .isLessThanOrEqualTo(new BigDecimal("0.01"));
      assertThat(rounded.get(i).scale()).isEqualTo(2);
    }
  }

  @Property
  void whatLostMoreIsNeverRoundedDownWhileWhatLostLessIsRoundedUp(
      @ForAll @Size(min = 2, max = 20)
          List<@BigRange(min = "0", max = "1000") @Scale(5) BigDecimal> parts) {
    List<BigDecimal> rounded = LargestRemainder.round(parts, LargestRemainder.cents(sum(parts)));
    List<BigDecimal> up = new ArrayList<>();
    List<BigDecimal> down = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal floor = parts.get(i).setScale(2, RoundingMode.FLOOR);
      BigDecimal lost = parts.get(i).subtract(floor);
      (rounded.get(i).compareTo(floor) > 0 ? up : down).add(lost);
    }
    up.forEach(gained -> down.forEach(lost -> assertThat(gained).isGreaterThanOrEqualTo(lost)));
  }
}
