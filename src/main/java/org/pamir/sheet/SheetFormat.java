package org.pamir.sheet;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportFormat;
import org.pamir.intake.ImportOrder;
import org.pamir.intake.ImportSource;
import org.pamir.shared.table.TableFormat;

/** Tables of projects, participations or commitments, as CSV or XLSX. */
@ApplicationScoped
class SheetFormat implements ImportFormat<SheetProject> {

  private static final int BEGINNING = 8;

  private final SheetWriter writer;

  SheetFormat(SheetWriter writer) {
    this.writer = writer;
  }

  @Override
  public Set<String> mediaTypes() {
    return Set.of(TableFormat.LINES, TableFormat.WORKBOOK);
  }

  @Override
  public List<String> rules() {
    return Arrays.stream(SheetRule.values()).map(SheetRule::id).toList();
  }

  @Override
  public ImportSource<SheetProject> open(InputStream file, String mediaType) {
    if (mediaType.equals(TableFormat.LINES)) {
      SheetSource source = new SheetSource(new CsvSheet(file));
      source.readHeader();
      return source;
    }
    return new SheetSource(workbook(file));
  }

  private static Sheet workbook(InputStream file) {
    try {
      PushbackInputStream in = new PushbackInputStream(file, BEGINNING);
      byte[] first = in.readNBytes(BEGINNING);
      XlsxSheet.checkBeginning(first);
      in.unread(first);
      // Days are told by the column's name, which has one meaning in all kinds of tables.
      return new XlsxSheet(
          in,
          column ->
              Arrays.stream(SheetKind.values())
                  .anyMatch(kind -> kind.form().isDay(SheetKind.columns(List.of(column)).get(0))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public boolean asksForItself() {
    return true;
  }

  /**
   * Each project in a transaction of its own, so that one that is refused leaves nothing behind and
   * costs its neighbours nothing. Where an import is cut off between them and goes on, those that
   * are taken already have not changed.
   */
  @Override
  public Outcome write(List<SheetProject> items, ImportOrder order) {
    int created = 0;
    int updated = 0;
    int rejected = 0;
    int transactions = 0;
    Map<String, List<Finding>> findings = new HashMap<>();
    for (SheetProject item : items) {
      SheetOutcome outcome = writer.take(item, order.dryRun(), order.caller());
      switch (outcome.change()) {
        case CREATED -> created++;
        case UPDATED -> updated++;
        case REJECTED -> rejected++;
        case UNCHANGED -> {}
      }
      if (outcome.change() == SheetOutcome.Change.REJECTED) {
        findings.put(item.identifier(), outcome.findings());
      } else {
        transactions += item.transactions();
      }
    }
    return new Outcome(created, updated, rejected, transactions, findings);
  }
}
