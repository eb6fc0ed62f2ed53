package org.pamir.shared.paging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CriteriaTest {

  private static Criteria.Key key(Object value) {
    return new Criteria().and("p.identifier = any(?)", value).key();
  }

  @Test
  void whatAsksForTheSameHasTheSameKey() {
    Criteria.Key one = key(new String[] {"a", "b"});
    Criteria.Key other = key(new String[] {"a", "b"});

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other).hasToString(other.toString());
  }

  @Test
  void whatAsksForSomethingElseHasAnotherKey() {
    assertThat(key(new String[] {"a, b"})).isNotEqualTo(key(new String[] {"a", "b"}));
    assertThat(key(new String[] {"a, b"}).toString())
        .isNotEqualTo(key(new String[] {"a", "b"}).toString());
    assertThat(key(new String[] {"a 1:b"}).toString())
        .isNotEqualTo(key(new String[] {"a", "b"}).toString());
    assertThat(key(null).toString()).isNotEqualTo(key(new String[] {"null"}).toString());
  }

  @Test
  void lengthIsThatOfAllThatACallerMayChoose() {
    int bare = key(new String[] {""}).length();

    assertThat(key(new String[] {"a".repeat(60_000)}).length()).isEqualTo(bare + 60_000);
    assertThat(key("a".repeat(60_000)).length()).isEqualTo(bare + 60_000);
  }
}
