package org.pamir.sheet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportSource;
import org.pamir.sheet.SheetProject.SheetRow;

/**
 * A table by project. A project's rows may stand anywhere in the file, so all of it is read before
 * the first project is given: that is what bounds its size.
 */
final class SheetSource implements ImportSource<SheetProject> {

  /** Characters of all cells, each counted with what it costs beside them. */
  private static final long MAX_CONTENT = 48_000_000;

  private static final int CELL = 40;
  private static final int MAX_IDENTIFIER = 500;

  private final Sheet sheet;
  private Iterator<Map.Entry<String, List<SheetRow>>> left;
  private SheetKind kind;

  SheetSource(Sheet sheet) {
    this.sheet = sheet;
  }

  /**
   * What the file holds, by its header row.
   *
   * @throws UnreadableSheetException where the header is none of the register's
   */
  SheetKind readHeader() {
    List<String> header = SheetKind.columns(sheet.header());
    kind =
        SheetKind.of(header)
            .orElseThrow(
                () ->
                    new UnreadableSheetException(
                        "Its header row is none of a template: GET"
                            + " /api/v1/imports/templates/projects, participations or commitments"));
    Set<String> names = new HashSet<>();
    for (String column : header) {
      if (!column.isEmpty() && kind.refuses(column)) {
        throw new UnreadableSheetException(
            "It has a column "
                + shortened(column)
                + ", which is not known; known are "
                + String.join(", ", kind.form().columns()));
      }
      if (!column.isEmpty() && !names.add(column)) {
        throw new UnreadableSheetException("It has the column " + shortened(column) + " twice");
      }
    }
    return kind;
  }

  private static String shortened(String text) {
    return '"' + text.substring(0, Math.min(60, text.length())) + '"';
  }

  @Override
  public Optional<SheetProject> next() {
    if (left == null) {
      readHeader();
      left = readRows().entrySet().iterator();
    }
    if (!left.hasNext()) {
      return Optional.empty();
    }
    Map.Entry<String, List<SheetRow>> entry = left.next();
    left.remove();
    return Optional.of(project(entry.getKey(), entry.getValue()));
  }

  private Map<String, List<SheetRow>> readRows() {
    Map<String, List<SheetRow>> projects = new LinkedHashMap<>();
    List<String> header = SheetKind.columns(sheet.header());
    long content = 0;
    for (Optional<Sheet.Line> line = sheet.next(); line.isPresent(); line = sheet.next()) {
      List<String> cells = line.get().cells();
      Map<String, String> read = new LinkedHashMap<>();
      for (int i = 0; i < header.size(); i++) {
        String cell = i < cells.size() && cells.get(i) != null ? cells.get(i) : "";
        content += cell.isEmpty() ? 8 : CELL + cell.length();
        if (kind.reads(header.get(i))) {
          read.put(header.get(i), cell);
        }
      }
      if (content > MAX_CONTENT) {
        throw new UnreadableSheetException(
            "It is too large for one file; split it between two projects");
      }
      projects
          .computeIfAbsent(read.get(kind.key()).strip(), key -> new ArrayList<>())
          .add(new SheetRow(line.get().number(), read, sheet.decimalComma()));
    }
    return projects;
  }

  private SheetProject project(String key, List<SheetRow> rows) {
    List<Finding> findings = new ArrayList<>();
    boolean named = !key.isEmpty() && key.length() <= MAX_IDENTIFIER && key.indexOf(0) < 0;
    SheetProject project = new SheetProject(kind, named ? key : null, rows, findings);
    for (SheetRow row : rows) {
      if (!named) {
        findings.add(
            project.finding(
                SheetRule.ROW_WITHOUT_PROJECT,
                row,
                kind.key(),
                "must be the identifier of a project"));
      }
      ObjectNode item = JsonNodeFactory.instance.objectNode();
      row.cells()
          .forEach(
              (column, text) ->
                  kind.form()
                      .put(item, column, text, row.decimalComma())
                      .ifPresent(
                          fault ->
                              findings.add(
                                  project.finding(SheetRule.CELL_NOT_VALID, row, column, fault))));
    }
    return project;
  }

  @Override
  public long bytesConsumed() {
    return sheet.bytesConsumed();
  }

  @Override
  public List<Finding> fileFindings() {
    return List.of();
  }

  @Override
  public void close() throws IOException {
    sheet.close();
  }
}
