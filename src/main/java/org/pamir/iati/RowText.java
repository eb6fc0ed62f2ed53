package org.pamir.iati;

import java.util.List;
import org.pamir.funding.ReportedRow;
import org.pamir.result.ReportedResult;

/** Rows of money and results as XML, and what they have in common with an activity. */
final class RowText {

  private RowText() {}

  static void transaction(ReportedRow row, SplitPlan.Part part, StringBuilder out) {
    write(
        "transaction",
        ElementOrder.TRANSACTION,
        MoneyElements.registered(row, part),
        row.kept(),
        out);
  }

  static void period(String element, ReportedRow row, StringBuilder out) {
    write(element, ElementOrder.PERIOD, MoneyElements.registered(row), row.kept(), out);
  }

  static void result(ReportedResult row, StringBuilder out) {
    write("result", ElementOrder.RESULT, ResultElements.registered(row.said()), row.kept(), out);
  }

  private static void write(
      String element, List<String> order, Elements registered, String json, StringBuilder out) {
    KeptElements kept = new KeptElements(json, order);
    XmlText root = new XmlText(element);
    attributes(root, order, registered, kept);
    out.append(root.openTag()).append('>');
    for (String kind : order) {
      if (!kind.startsWith("@")) {
        kept.of(kind, registered.of(kind)).forEach(out::append);
      }
    }
    rest(kept, out);
    out.append("</").append(element).append('>');
  }

  /** The attributes of a root: those of the standard, in their order, and then all others. */
  static void attributes(XmlText root, List<String> order, Elements registered, KeptElements kept) {
    for (String kind : order) {
      if (kind.startsWith("@")) {
        String attribute = kept.attribute(kind, registered.attributeOf(kind));
        if (attribute != null) {
          root.rawAttribute(attribute);
        }
      }
    }
    for (KeptParts.Part part : kept.extensions()) {
      if (part.name().startsWith("@")) {
        root.rawAttribute(part.xml());
      }
    }
  }

  /** Extensions, and what the schema bars, at the end, where the schema admits any of them. */
  static void rest(KeptElements kept, StringBuilder out) {
    for (KeptParts.Part part : kept.extensions()) {
      if (!part.name().startsWith("@")) {
        out.append(part.xml());
      }
    }
    for (KeptParts.Part part : kept.barred()) {
      new XmlText(ActivityText.PREFIX + ':' + ActivityText.KEPT)
          .attribute("path", part.path().isEmpty() ? null : part.path())
          .attribute("name", part.name())
          .text(part.xml())
          .writeTo(out);
    }
  }
}
