package org.pamir.quality;

import java.util.List;
import java.util.Map;
import org.pamir.project.DocumentLink;
import org.pamir.result.Indicator;
import org.pamir.result.ResultView;

/** The results of a project in the terms of the standard. */
final class ResultElements {

  private ResultElements() {}

  static void add(Element activity, List<ResultView> results) {
    for (ResultView result : results) {
      Element element =
          activity
              .add("result", "results/" + result.id())
              .set("type", result.type().code())
              .set("aggregation-status", result.aggregation());
      ProjectElements.texts(element.add("title", (String) null), result.title());
      described(element, result.description());
      documents(element, result.documents());
      references(element, result.references());
      for (int i = 0; i < result.indicators().size(); i++) {
        indicator(element, result.indicators().get(i), element.member() + "/indicators[" + i + "]");
      }
    }
  }

  private static void indicator(Element result, Indicator said, String member) {
    Element element =
        result
            .add("indicator", member)
            .set("measure", said.measure() == null ? null : said.measure().code())
            .set("ascending", said.ascending())
            .set("aggregation-status", said.aggregation());
    ProjectElements.texts(element.add("title", (String) null), said.title());
    described(element, said.description());
    documents(element, said.documents());
    references(element, said.references());
    for (int i = 0; i < said.baselines().size(); i++) {
      Indicator.Baseline baseline = said.baselines().get(i);
      Element at =
          element
              .add("baseline", member + ".baselines[" + i + "]")
              .set("year", baseline.year())
              .set("iso-date", baseline.date());
      value(at, baseline.asValue());
    }
    for (int i = 0; i < said.periods().size(); i++) {
      Indicator.Period period = said.periods().get(i);
      Element at = element.add("period", member + ".periods[" + i + "]");
      at.add("period-start", (String) null).set("iso-date", period.start());
      at.add("period-end", (String) null).set("iso-date", period.end());
      period.targets().forEach(target -> value(at.add("target", (String) null), target));
      period.actuals().forEach(actual -> value(at.add("actual", (String) null), actual));
    }
  }

  private static void value(Element at, Indicator.Value said) {
    at.set("value", said.value());
    said.locations().forEach(ref -> at.add("location", (String) null).set("ref", ref));
    for (Indicator.Dimension dimension : said.dimensions()) {
      at.add("dimension", (String) null)
          .set("name", dimension.name())
          .set("value", dimension.value());
    }
    if (!said.comment().isEmpty()) {
      ProjectElements.texts(at.add("comment", (String) null), said.comment());
    }
    documents(at, said.documents());
  }

  private static void references(Element of, List<Indicator.Reference> references) {
    for (Indicator.Reference reference : references) {
      of.add("reference", (String) null)
          .set("vocabulary", reference.vocabulary())
          .set("code", reference.code());
    }
  }

  private static void described(Element of, Map<String, String> description) {
    if (!description.isEmpty()) {
      ProjectElements.texts(of.add("description", (String) null), description);
    }
  }

  static void documents(Element of, List<DocumentLink> documents) {
    for (int i = 0; i < documents.size(); i++) {
      DocumentLink said = documents.get(i);
      String member = of.member() == null ? "" : of.member() + ".";
      Element element =
          of.add("document-link", member + "documents[" + i + "]")
              .set("url", said.url())
              .set("format", said.format());
      ProjectElements.texts(element.add("title", (String) null), said.title());
      described(element, said.description());
      said.categories().forEach(code -> element.add("category", (String) null).set("code", code));
      said.languages().forEach(code -> element.add("language", (String) null).set("code", code));
      if (said.date() != null) {
        element.add("document-date", (String) null).set("iso-date", said.date());
      }
    }
  }
}
