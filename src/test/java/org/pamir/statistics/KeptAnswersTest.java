package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

  private static final int MOST = 1 << 20;

  private final KeptAnswers kept = new KeptAnswers(new MemorySize(BigInteger.valueOf(MOST)));

  @Test
  void largeAnswersOfManyRevisionsTakeNoMoreThanTheyMay() {
    for (int revision = 1; revision <= 2_000; revision++) {
      kept.put(question(revision), new byte[200_000]);
    }

    assertThat(kept.size()).isBetween(1L, (long) MOST);
  }

  @Test
  void smallAnswersAreKept() {
    for (int revision = 1; revision <= 500; revision++) {
      kept.put(question(revision), new byte[] {(byte) revision});
    }

    assertThat(kept.size()).isEqualTo(500);
    assertThat(kept.get(question(7))).containsExactly(7);
  }

  @Test
  void answerThatIsLargerThanAllOfItIsNotKept() {
    kept.put(question(1), new byte[MOST + 1]);

    assertThat(kept.size()).isZero();
  }

  private static AnsweredQuestion question(int revision) {
    return new AnsweredQuestion(revision, "statistics/funding?groupBy=provider", "");
  }
}
