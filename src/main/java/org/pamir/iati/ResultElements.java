package org.pamir.iati;

import java.math.BigDecimal;
import java.util.List;
import org.pamir.project.DocumentLink;
import org.pamir.result.Indicator;
import org.pamir.result.ResultRequest;

/** The elements of a result: as a file has them, and as the register says. */
final class ResultElements {

  private ResultElements() {}

  /** As published; what is of another namespace at its root is not among it. */
  static Elements published(XmlTree tree) {
    Elements all = new Elements();
    tree.attributes().forEach(all::attribute);
    tree.children().forEach(child -> all.add(child.write()));
    return all;
  }

  /** As the register would write it, had it nothing kept. */
  static Elements registered(ResultRequest said) {
    Elements all =
        new Elements()
            .attribute("type", said.type().code())
            .attribute("aggregation-status", ElementText.flag(said.aggregation()))
            .add(new XmlText("title").someNarrative(said.title()));
    if (!said.description().isEmpty()) {
      all.add(new XmlText("description").narratives(said.description()));
    }
    said.documents().forEach(document -> all.add(document(document)));
    said.references().forEach(reference -> all.add(reference(reference, "vocabulary-uri")));
    said.indicators().forEach(indicator -> all.add(indicator(indicator)));
    return all;
  }

  private static XmlText indicator(Indicator said) {
    XmlText xml =
        new XmlText("indicator")
            // The schema asks for a measure, of whatever kind.
            .attribute("measure", said.measure() == null ? "" : said.measure().code())
            .attribute("ascending", ElementText.flag(said.ascending()))
            .attribute("aggregation-status", ElementText.flag(said.aggregation()))
            .attribute(XmlTree.UNIT, said.unit())
            .attribute(XmlTree.INCLUDES_CHILDREN, ElementText.flag(said.includesChildren()))
            .child(new XmlText("title").someNarrative(said.title()))
            .texts("description", said.description());
    said.documents().forEach(document -> xml.child(document(document)));
    said.references().forEach(reference -> xml.child(reference(reference, "indicator-uri")));
    said.baselines().forEach(baseline -> xml.child(baseline(baseline)));
    said.periods().forEach(period -> xml.child(period(period)));
    return xml;
  }

  private static XmlText baseline(Indicator.Baseline said) {
    Integer year =
        said.year() == null && said.date() != null ? (Integer) said.date().getYear() : said.year();
    XmlText xml =
        new XmlText("baseline")
            .attribute("year", year)
            .attribute("iso-date", said.date())
            .attribute("value", said.value());
    places(xml, said.locations(), said.dimensions());
    // Here the schema has documents before the comment, and the other way round in values.
    said.documents().forEach(document -> xml.child(document(document)));
    xml.texts("comment", said.comment());
    return ratio(xml, said.numerator(), said.denominator());
  }

  private static XmlText period(Indicator.Period said) {
    XmlText xml =
        new XmlText("period")
            .child(new XmlText("period-start").attribute("iso-date", said.start()))
            .child(new XmlText("period-end").attribute("iso-date", said.end()));
    said.targets().forEach(value -> xml.child(value("target", value)));
    said.actuals().forEach(value -> xml.child(value("actual", value)));
    return xml;
  }

  private static XmlText value(String element, Indicator.Value said) {
    XmlText xml = new XmlText(element).attribute("value", said.value());
    places(xml, said.locations(), said.dimensions());
    xml.texts("comment", said.comment());
    said.documents().forEach(document -> xml.child(document(document)));
    return ratio(xml, said.numerator(), said.denominator());
  }

  private static void places(
      XmlText xml, List<String> locations, List<Indicator.Dimension> dimensions) {
    locations.forEach(ref -> xml.child(new XmlText("location").attribute("ref", ref)));
    dimensions.forEach(
        dimension ->
            xml.child(
                new XmlText("dimension")
                    .attribute("name", dimension.name())
                    .attribute("value", dimension.value())));
  }

  private static XmlText ratio(XmlText xml, BigDecimal numerator, BigDecimal denominator) {
    return numerator == null && denominator == null
        ? xml
        : xml.child(
            new XmlText(XmlTree.RATIO)
                .attribute("numerator", numerator)
                .attribute("denominator", denominator));
  }

  private static XmlText reference(Indicator.Reference said, String uri) {
    return new XmlText("reference")
        .attribute("vocabulary", said.vocabulary())
        .attribute("code", said.code())
        .attribute(uri, said.uri());
  }

  static XmlText document(DocumentLink said) {
    return ElementText.documentLink(
        new IatiDocumentLink(
            0,
            said.url(),
            said.format(),
            said.title(),
            said.description(),
            said.categories(),
            said.languages(),
            said.date()));
  }
}
