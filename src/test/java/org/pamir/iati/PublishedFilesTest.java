package org.pamir.iati;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Published files, read beside the JDK's own DOM: nothing is lost, whatever the dirt. */
class PublishedFilesTest {
  private static final Path FILES =
      Path.of(System.getProperty("pamir.shared", "../shared/data"), "iati-published");

  @TestFactory
  Stream<DynamicTest> readsAsManyRowsAsThereAre() throws IOException {
    if (!Files.isDirectory(FILES)) {
      System.out.println("PublishedFilesTest: all published files left out, no " + FILES);
      return Stream.empty();
    }
    List<Path> files;
    try (Stream<Path> all = Files.walk(FILES)) {
      files = all.filter(path -> path.toString().endsWith(".xml")).sorted().toList();
    }
    return files.stream()
        .map(path -> dynamicTest(FILES.relativize(path).toString(), () -> check(path)));
  }

  private static void check(Path path) throws Exception {
    Document document = parse(new InputSource(path.toUri().toString()));
    boolean legacy = document.getDocumentElement().getAttribute("version").startsWith("1.");
    List<Element> expected = children(document.getDocumentElement(), "iati-activity");
    int position = 0;
    try (InputStream stream = Files.newInputStream(path);
        IatiReader reader = new IatiReader(stream)) {
      for (var next = reader.next(); next.isPresent(); next = reader.next()) {
        compare(expected.get(position++), next.get(), legacy);
      }
      assertThat(reader.bytesConsumed()).isEqualTo(Files.size(path));
    }
    assertThat(position).isEqualTo(expected.size());
  }

  private static void compare(Element expected, IatiActivity activity, boolean legacy)
      throws Exception {
    assertThat(activity.identifier())
        .isEqualTo(children(expected, "iati-identifier").get(0).getTextContent().strip());
    List<Element> transactions = children(expected, "transaction");
    assertThat(activity.transactions().size() + activity.rejectedTransactions())
        .isEqualTo(transactions.size());
    for (IatiTransaction transaction : activity.transactions()) {
      Element row = transactions.get(transaction.position() - 1);
      String value = children(row, "value").get(0).getTextContent().strip();
      assertThat(transaction.value().amount()).isEqualByComparingTo(value);
      assertThat(transaction.sectors()).hasSize(children(row, "sector").size());
    }
    assertThat(activity.budgets().size() + rejected(activity, "budget"))
        .isEqualTo(children(expected, "budget").size());
    assertThat(activity.plannedDisbursements().size() + rejected(activity, "planned-disbursement"))
        .isEqualTo(children(expected, "planned-disbursement").size());
    assertThat(activity.countries()).hasSize(children(expected, "recipient-country").size());
    assertThat(activity.sectors()).hasSize(children(expected, "sector").size());
    assertThat(activity.locations()).hasSize(children(expected, "location").size());
    if (legacy) {
      // What is kept aside is in the words of version 2 by then.
      return;
    }
    for (String name : List.of("result", "contact-info", "conditions", "legacy-data", "crs-add")) {
      keptAsTheyAre(children(expected, name), name, activity);
    }
    for (IatiTransaction transaction : activity.transactions()) {
      for (XmlFragment fragment : transaction.kept()) {
        if (!fragment.name().startsWith("@") && !fragment.name().startsWith("#")) {
          parse(new InputSource(new StringReader(fragment.xml())));
        }
      }
    }
  }

  private static long rejected(IatiActivity activity, String element) {
    return activity.rejected().stream().filter(row -> row.element().equals(element)).count();
  }

  private static void keptAsTheyAre(List<Element> expected, String name, IatiActivity activity)
      throws Exception {
    List<XmlFragment> kept =
        activity.kept().stream().filter(fragment -> fragment.name().equals(name)).toList();
    assertThat(kept).hasSize(expected.size());
    for (int i = 0; i < kept.size(); i++) {
      Element copy =
          parse(new InputSource(new StringReader(kept.get(i).xml()))).getDocumentElement();
      expected.get(i).normalize();
      copy.normalize();
      assertThat(copy.isEqualNode(expected.get(i))).as(kept.get(i).xml()).isTrue();
    }
  }

  private static Document parse(InputSource source) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setNamespaceAware(true);
    factory.setCoalescing(true);
    return factory.newDocumentBuilder().parse(source);
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> found = new ArrayList<>();
    NodeList nodes = parent.getChildNodes();
    for (int i = 0; i < nodes.getLength(); i++) {
      Node node = nodes.item(i);
      if (node instanceof Element element
          && element.getNamespaceURI() == null
          && name.equals(element.getLocalName())) {
        found.add(element);
      }
    }
    return found;
  }
}
