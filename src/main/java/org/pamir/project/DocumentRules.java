package org.pamir.project;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import org.pamir.reference.Codelists;
import org.pamir.reference.TextRules;
import org.pamir.shared.problem.Violations;

/** What links to documents must hold to be written over HTTP. */
@ApplicationScoped
public class DocumentRules {

  private final Codelists codelists;
  private final TextRules texts;

  DocumentRules(Codelists codelists, TextRules texts) {
    this.codelists = codelists;
    this.texts = texts;
  }

  /** The standard admits no document without a format, a title and a category. */
  public void check(String field, List<DocumentLink> documents, Violations violations) {
    for (int i = 0; i < documents.size(); i++) {
      DocumentLink said = documents.get(i);
      String at = field + "[" + i + "]";
      if (!isAddress(said.url())) {
        violations.add(at + ".url", "must be an http or https address");
      }
      if (said.format() == null || said.format().isBlank()) {
        violations.add(at + ".format", "must be a media type such as application/pdf");
      }
      if (said.title().isEmpty()) {
        violations.add(at + ".title", "must not be empty");
      }
      texts.check(at + ".title", said.title(), violations);
      texts.check(at + ".description", said.description(), violations);
      if (said.categories().isEmpty()) {
        violations.add(at + ".categories", "must not be empty");
      }
      codes(at + ".categories", said.categories(), "DocumentCategory", violations);
      codes(at + ".languages", said.languages(), "Language", violations);
    }
  }

  private static boolean isAddress(String url) {
    try {
      URI uri = new URI(url);
      return uri.getHost() != null && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?");
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private void codes(String field, List<String> codes, String list, Violations violations) {
    for (int i = 0; i < codes.size(); i++) {
      if (!codelists.contains(list, codes.get(i))) {
        violations.add(field + "[" + i + "]", "must be a code of the IATI codelist " + list);
      }
    }
  }
}
