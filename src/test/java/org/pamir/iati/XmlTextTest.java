package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class XmlTextTest {

  /** One that was taken before such were refused keeps no file from being written. */
  @Test
  void aTextThatIsNothingIsLeftOut() {
    assertThat(new XmlText("title").narratives(Collections.singletonMap("en", null)).toString())
        .isEqualTo(new XmlText("title").toString());
  }
}
