package org.pamir.iati;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A document about the activity.
 *
 * @param line line in the file, from 1
 * @param url where it is, or null (with a finding)
 * @param format media type, or null
 * @param title language → title
 * @param description language → description
 * @param categories DocumentCategory codes
 * @param languages language codes of the document
 * @param date of publication, or null
 */
public record IatiDocumentLink(
    int line,
    String url,
    String format,
    Map<String, String> title,
    Map<String, String> description,
    List<String> categories,
    List<String> languages,
    LocalDate date) {

  public IatiDocumentLink {
    categories = List.copyOf(categories);
    languages = List.copyOf(languages);
  }
}
