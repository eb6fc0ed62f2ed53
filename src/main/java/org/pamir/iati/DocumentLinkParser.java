package org.pamir.iati;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/** Links to documents about the whole activity; those of results stay with their result. */
final class DocumentLinkParser {
  private final ActivityScope scope;
  private final XmlCursor cursor;

  DocumentLinkParser(ActivityScope scope) {
    this.scope = scope;
    cursor = scope.cursor();
  }

  IatiDocumentLink read() throws XMLStreamException {
    int line = cursor.line();
    String url = cursor.attribute("url");
    if (url == null) {
      scope.find(Rule.REF_MISSING, "No url", "left without a url");
    }
    String format = cursor.attribute("format");
    Map<String, String> title = Map.of();
    Map<String, String> description = Map.of();
    List<String> categories = new ArrayList<>(2);
    List<String> languages = new ArrayList<>(2);
    LocalDate date = null;
    while (cursor.nextChild()) {
      switch (cursor.name()) {
        case "title" -> title = scope.repeated() ? title : scope.narratives();
        case "description" -> description = scope.repeated() ? description : scope.narratives();
        case "category" -> addCode(categories);
        case "language" -> addCode(languages);
        case "document-date" -> {
          if (!scope.repeated()) {
            date = scope.date("iso-date");
            cursor.end();
          }
        }
        default -> scope.element();
      }
    }
    return new IatiDocumentLink(line, url, format, title, description, categories, languages, date);
  }

  private void addCode(List<String> codes) throws XMLStreamException {
    String code = scope.codeElement();
    if (code != null) {
      codes.add(code);
    }
  }
}
