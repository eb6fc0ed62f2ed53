package org.pamir.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Paths of plain names lead where XPath says, with or without its machinery. */
class ElementPathTest {
  private final Element root = Element.root("iati-activities");
  private final Element activity = root.add("iati-activity", 1, 1);
  private final Element title = activity.add("title", 2, 1);
  private final Element first = activity.add("result", 3, 1);
  private final Element second = activity.add("result", 4, 1);
  private final Element inner = second.add("title", 5, 1);

  @Test
  void followsNamesFromTheTop() {
    assertSame("/iati-activities/iati-activity/result", List.of(first, second));
    assertSame("/iati-activities/iati-activity/result/title", List.of(inner));
    assertSame("/iati-activities/iati-activity/budget", List.of());
    assertSame("/iati-organisations/iati-activity", List.of());
  }

  @Test
  void findsANameAnywhereInTheOrderOfTheFile() {
    assertSame("//title", List.of(title, inner));
    assertSame("//iati-activities", List.of(root));
    assertSame("//budget", List.of());
  }

  /** The union with nothing takes the way of XPath. */
  private void assertSame(String path, List<Element> expected) {
    assertThat(new ElementPath(path).elements(root)).isEqualTo(expected);
    assertThat(new ElementPath(path + " | /none").elements(root)).isEqualTo(expected);
  }
}
