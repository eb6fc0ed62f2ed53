package org.pamir.shared.table;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** In what form a table leaves. */
public enum TableFormat {
  CSV(TableFormat.LINES, "text/csv; charset=utf-8; header=present"),
  XLSX(TableFormat.WORKBOOK, TableFormat.WORKBOOK);

  /** The media type of CSV. */
  public static final String LINES = "text/csv";

  /** The media type of a workbook (Office Open XML). */
  public static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final MediaType type;
  private final MediaType answered;

  TableFormat(String type, String answered) {
    this.type = MediaType.valueOf(type);
    this.answered = MediaType.valueOf(answered);
  }

  /** What a caller accepts or sends. */
  public MediaType type() {
    return type;
  }

  /** The content type of an answer, with its parameters (RFC 7111 and RFC 4180 for CSV). */
  MediaType answered() {
    return answered;
  }

  /** The word for it: value of the parameter {@code format}, and ending of a file's name. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<TableFormat> ofWord(String word) {
    return Arrays.stream(values()).filter(format -> format.word().equals(word)).findFirst();
  }

  /** The format of exactly this media type, whatever its parameters; a wildcard is none. */
  public static Optional<TableFormat> ofType(MediaType type) {
    return Arrays.stream(values())
        .filter(
            format ->
                format.type.getType().equalsIgnoreCase(type.getType())
                    && format.type.getSubtype().equalsIgnoreCase(type.getSubtype()))
        .findFirst();
  }
}
