package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Compares the compact lists with the files that IATI publishes, where those are at hand. */
class PublishedCodelistsTest {
  private static final Path PUBLISHED =
      Path.of(System.getProperty("pamir.shared", "../shared/data"), "iati-standard", "codelists");

  @Test
  void everyPublishedListIsThereWithItsCodesCategoriesAndWithdrawals() throws Exception {
    boolean there = Files.isDirectory(PUBLISHED);
    if (!there) {
      System.out.println("Left out: all of IATI's published codelists, not found at " + PUBLISHED);
    }
    assumeTrue(there);

    Codelists codelists = new Codelists();
    Set<String> names = new LinkedHashSet<>();
    for (Path file : files()) {
      Element list = parse(file);
      String name = list.getAttribute("name");
      names.add(name);

      assertThat(codelists.get(name).items().values())
          .as(name)
          .extracting(i -> i.code() + "|" + i.category().orElse("") + "|" + i.withdrawn())
          .containsExactlyElementsOf(published(list));
    }
    assertThat(codelists.names()).containsExactlyInAnyOrderElementsOf(names);
  }

  private static List<Path> files() throws Exception {
    try (Stream<Path> all = Files.walk(PUBLISHED)) {
      return all.filter(f -> f.toString().endsWith(".xml") && f.getParent().endsWith("xml"))
          .toList();
    }
  }

  /** A set, because FileFormat publishes two codes twice. */
  private static Set<String> published(Element list) {
    Set<String> items = new LinkedHashSet<>();
    NodeList elements = list.getElementsByTagName("codelist-item");
    for (int i = 0; i < elements.getLength(); i++) {
      Element item = (Element) elements.item(i);
      items.add(
          child(item, "code")
              + "|"
              + child(item, "category")
              + "|"
              + item.getAttribute("status").equals("withdrawn"));
    }
    return items;
  }

  private static String child(Element item, String tag) {
    List<String> texts = new ArrayList<>();
    NodeList found = item.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) {
      texts.add(found.item(i).getTextContent().strip());
    }
    return texts.isEmpty() ? "" : texts.get(0);
  }

  private static Element parse(Path file) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    DocumentBuilder builder = factory.newDocumentBuilder();
    return builder.parse(file.toFile()).getDocumentElement();
  }
}
