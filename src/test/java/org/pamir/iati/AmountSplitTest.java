package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class AmountSplitTest {

  @Property
  void partsSumToTheAmountAndMissTheirShareByLessThanAUnit(
      @ForAll @BigRange(min = "-999999999999", max = "999999999999") @Scale(4) BigDecimal amount,
      @ForAll @Size(min = 1, max = 12)
          List<@BigRange(min = "0.000001", max = "100") @Scale(6) BigDecimal> weights) {
    List<BigDecimal> parts = AmountSplit.of(amount, weights);
    assertThat(parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(amount);
    BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal unit = new BigDecimal(BigInteger.ONE, Math.max(amount.scale(), 0));
    for (int i = 0; i < parts.size(); i++) {
      assertThat(parts.get(i).scale()).isEqualTo(unit.scale());
      // |part − amount · weight / sum| < unit, without a division
      BigDecimal miss = parts.get(i).multiply(sum).subtract(amount.multiply(weights.get(i))).abs();
      assertThat(miss).isLessThan(unit.multiply(sum));
    }
  }

  @Test
  void givesWhatIsMissingToThePartsThatLostMost() {
    assertThat(
            AmountSplit.of(
                new BigDecimal("100"),
                List.of(new BigDecimal("33.33"), new BigDecimal("33.33"), new BigDecimal("33.34"))))
        .containsExactly(new BigDecimal("33"), new BigDecimal("33"), new BigDecimal("34"));
    assertThat(AmountSplit.of(new BigDecimal("-0.05"), List.of(BigDecimal.ONE, BigDecimal.ONE)))
        .containsExactly(new BigDecimal("-0.03"), new BigDecimal("-0.02"));
  }
}
