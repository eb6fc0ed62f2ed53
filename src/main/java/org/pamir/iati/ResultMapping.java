package org.pamir.iati;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pamir.project.DocumentLink;
import org.pamir.result.Indicator;
import org.pamir.result.Measure;
import org.pamir.result.ReportedResult;
import org.pamir.result.ResultRequest;
import org.pamir.result.ResultType;
import org.pamir.shared.Texts;

/** Results of one activity in the register's terms. */
final class ResultMapping {
  private static final int TITLE_LENGTH = 5_000;
  private static final int TEXT_LENGTH = 200_000;
  private static final int VALUE_LENGTH = 2_000;

  private final MappingScope scope;
  private int line;
  private String path;

  ResultMapping(MappingScope scope) {
    this.scope = scope;
  }

  List<ReportedResult> run(List<KeptTrees.Kept> trees) {
    List<ReportedResult> results = new ArrayList<>();
    for (KeptTrees.Kept kept : trees) {
      int n = results.size() + 1;
      line = kept.line();
      path = MappingScope.path("result", n);
      ResultRequest said = result(kept.tree());
      results.add(new ReportedResult(n, said, KeptMapping.result(kept.tree(), said)));
    }
    return results;
  }

  private ResultRequest result(XmlTree tree) {
    ResultType type = ResultType.ofCode(tree.get("type"));
    if (type == null) {
      notKnown("Result type", tree.get("type"), "taken as other");
    }
    List<Indicator> indicators = new ArrayList<>();
    String own = path;
    int n = 0;
    for (XmlTree indicator : tree.children("indicator")) {
      path = own + '/' + MappingScope.path("indicator", ++n);
      indicators.add(indicator(indicator));
    }
    path = own;
    return new ResultRequest(
        type == null ? ResultType.OTHER : type,
        texts(tree, "title", TITLE_LENGTH),
        texts(tree, "description", TEXT_LENGTH),
        tree.flag("aggregation-status"),
        references(tree, "vocabulary-uri"),
        documents(tree),
        indicators);
  }

  private Indicator indicator(XmlTree tree) {
    Measure measure = Measure.ofCode(tree.get("measure"));
    if (measure == null) {
      notKnown("Measure", tree.get("measure"), "kept aside, left without a measure");
    }
    return new Indicator(
        texts(tree, "title", TITLE_LENGTH),
        texts(tree, "description", TEXT_LENGTH),
        measure,
        text(tree.get(XmlTree.UNIT)),
        tree.flag("ascending"),
        tree.flag("aggregation-status"),
        tree.flag(XmlTree.INCLUDES_CHILDREN),
        references(tree, "indicator-uri"),
        documents(tree),
        tree.children("baseline").stream().map(this::baseline).toList(),
        tree.children("period").stream().map(this::period).toList());
  }

  private Indicator.Baseline baseline(XmlTree tree) {
    Indicator.Value value = value(tree);
    return new Indicator.Baseline(
        year(tree.get("year")),
        tree.date("iso-date"),
        value.value(),
        value.numerator(),
        value.denominator(),
        value.comment(),
        value.dimensions(),
        value.locations(),
        value.documents());
  }

  /** Null, with a finding, where it is beyond the calendar. */
  private Integer year(String text) {
    if (text != null && text.matches("\\+?0*[1-9][0-9]{0,3}")) {
      return Integer.valueOf(text);
    }
    scope.find(
        Rule.DATE_NOT_VALID,
        line,
        path + "/baseline",
        "Year " + Findings.quote(String.valueOf(text)) + " is none",
        "kept aside, left without a year");
    return null;
  }

  private Indicator.Period period(XmlTree tree) {
    return new Indicator.Period(
        day(tree, "period-start"),
        day(tree, "period-end"),
        tree.children("target").stream().map(this::value).toList(),
        tree.children("actual").stream().map(this::value).toList());
  }

  private static LocalDate day(XmlTree tree, String element) {
    XmlTree child = tree.child(element);
    return child == null ? null : child.date("iso-date");
  }

  private Indicator.Value value(XmlTree tree) {
    XmlTree ratio = tree.child(XmlTree.RATIO);
    List<Indicator.Dimension> dimensions = new ArrayList<>();
    for (XmlTree dimension : tree.children("dimension")) {
      dimensions.add(
          new Indicator.Dimension(text(dimension.get("name")), text(dimension.get("value"))));
    }
    List<String> locations = new ArrayList<>();
    for (XmlTree location : tree.children("location")) {
      if (location.get("ref") != null) {
        locations.add(text(location.get("ref")));
      }
    }
    return new Indicator.Value(
        text(tree.get("value")),
        ratio == null ? null : number(ratio.get("numerator")),
        ratio == null ? null : number(ratio.get("denominator")),
        texts(tree, "comment", TEXT_LENGTH),
        dimensions,
        locations,
        documents(tree));
  }

  private static BigDecimal number(String text) {
    return text == null ? null : Numbers.parse(text);
  }

  private List<Indicator.Reference> references(XmlTree tree, String uri) {
    List<Indicator.Reference> references = new ArrayList<>();
    for (XmlTree said : tree.children("reference")) {
      references.add(
          new Indicator.Reference(
              text(said.get("vocabulary")), text(said.get("code")), text(said.get(uri))));
    }
    return references;
  }

  private List<DocumentLink> documents(XmlTree tree) {
    return tree.children("document-link").stream().map(this::document).toList();
  }

  private DocumentLink document(XmlTree tree) {
    XmlTree date = tree.child("document-date");
    return new DocumentLink(
        text(tree.get("url")),
        text(tree.get("format")),
        texts(tree, "title", TITLE_LENGTH),
        texts(tree, "description", TEXT_LENGTH),
        codes(tree, "category"),
        codes(tree, "language"),
        date == null ? null : date.date("iso-date"));
  }

  private List<String> codes(XmlTree tree, String element) {
    return tree.children(element).stream()
        .map(child -> text(child.get("code")))
        .filter(code -> code != null)
        .toList();
  }

  private Map<String, String> texts(XmlTree tree, String element, int length) {
    return scope.texts(tree.texts(element), length, line, path + '/' + element);
  }

  /** A value within what the register holds. */
  private String text(String value) {
    if (value == null || value.length() <= VALUE_LENGTH) {
      return value == null ? null : Texts.storable(value);
    }
    scope.find(
        Rule.TEXT_TOO_LONG,
        line,
        path,
        "A value of " + value.length() + " characters",
        "cut, and kept whole beside it");
    return Texts.storable(Texts.cut(value, VALUE_LENGTH));
  }

  private void notKnown(String what, String code, String action) {
    scope.find(
        Rule.CODE_NOT_KNOWN,
        line,
        path,
        what + ' ' + Findings.quote(String.valueOf(code)) + " is not known",
        action);
  }
}
