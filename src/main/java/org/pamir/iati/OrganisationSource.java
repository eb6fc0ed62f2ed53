package org.pamir.iati;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.pamir.intake.Finding;
import org.pamir.intake.ImportSource;

/** The organisations of a file in the register's terms. */
final class OrganisationSource implements ImportSource<IatiItem> {
  private final OrganisationFileReader reader;

  OrganisationSource(OrganisationFileReader reader) {
    this.reader = reader;
  }

  @Override
  public Optional<IatiItem> next() {
    return reader.next().map(MappedOrganisation::of);
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
