package org.pamir.project;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A document about a project or a result (IATI document-link).
 *
 * @param url where it is
 * @param format media type
 * @param title by language
 * @param description by language
 * @param categories IATI DocumentCategory codes
 * @param languages of the document, ISO 639-1
 * @param date of publication
 */
@Schema(name = "DocumentLink", description = "A document about a project or a result.")
public record DocumentLink(
    @NotBlank @Size(max = 2_000) @Schema(examples = "https://example.org/report.pdf") String url,
    @Size(max = 200) @Schema(examples = "application/pdf") String format,
    Map<String, @Size(max = 5_000) String> title,
    Map<String, @Size(max = 200_000) String> description,
    @Size(max = 50)
        @Schema(examples = "[\"A08\"]", description = "IATI DocumentCategory: A08 is a result")
        List<@NotBlank @Size(max = 20) String> categories,
    @Size(max = 50) List<@NotBlank @Size(max = 20) String> languages,
    LocalDate date) {

  public DocumentLink {
    title = title == null ? Map.of() : title;
    description = description == null ? Map.of() : description;
    categories = categories == null ? List.of() : categories;
    languages = languages == null ? List.of() : languages;
  }
}
