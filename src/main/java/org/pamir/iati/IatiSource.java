package org.pamir.iati;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportSource;

/** The activities of a file in the register's terms. */
final class IatiSource implements ImportSource<IatiItem> {
  private final IatiReader reader;

  IatiSource(IatiReader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<IatiItem> next() {
    return reader.next().map(IatiMapping::map);
  }

  @Override
  public void skip(int items) {
    for (int i = 0; i < items; i++) {
      reader.next();
    }
  }

  @Override
  public long bytesConsumed() {
    return reader.bytesConsumed();
  }

  @Override
  public List<Finding> fileFindings() {
    return reader.fileFindings();
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
