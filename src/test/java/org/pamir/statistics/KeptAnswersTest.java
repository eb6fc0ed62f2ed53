package org.pamir.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeptAnswersTest {

  private static final int MOST = 1 << 20;
  private static final int REVISIONS = 2_000;

  private final KeptAnswers kept = new KeptAnswers(new MemorySize(BigInteger.valueOf(MOST)));

  @Test
  void largeAnswersOfManyRevisionsTakeNoMoreThanTheyMay() {
    for (int revision = 1; revision <= REVISIONS; revision++) {
      kept.put(question(revision), new byte[200_000]);
    }

    assertThat(bytes()).isBetween(1L, (long) MOST);
  }

  @Test
  void smallAnswersAreKept() {
    for (int revision = 1; revision <= 500; revision++) {
      kept.put(question(revision), new byte[] {(byte) revision});
    }

    assertThat(bytes()).isEqualTo(500);
    assertThat(kept.get(question(7))).containsExactly(7);
  }

  @Test
  void answerThatIsLargerThanAllOfItIsNotKept() {
    kept.put(question(1), new byte[MOST + 1]);

    assertThat(kept.get(question(1))).isNull();
  }

  private long bytes() {
    return IntStream.rangeClosed(1, REVISIONS)
        .mapToObj(revision -> kept.get(question(revision)))
        .filter(Objects::nonNull)
        .mapToLong(body -> body.length)
        .sum();
  }

  private static AnsweredQuestion question(int revision) {
    return new AnsweredQuestion(revision, "statistics/funding?groupBy=provider", "");
  }
}
