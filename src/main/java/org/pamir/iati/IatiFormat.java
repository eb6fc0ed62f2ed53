package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pamir.intake.ImportFormat;
import org.pamir.intake.ImportOrder;
import org.pamir.intake.ImportSource;
import org.pamir.quality.ActivityRules;

/** IATI activity and organisation files, as XML or gzip; which of them the bytes tell. */
@ApplicationScoped
class IatiFormat implements ImportFormat<IatiItem> {
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/xml",
          "text/xml",
          "application/gzip",
          "application/x-gzip",
          "application/octet-stream");

  // Enough for what stands before the first element of any file that is not hostile.
  private static final int BEGINNING = 1 << 16;

  private final ActivityWriter activities;
  private final OrganisationWriter organisations;
  private final ActivityRules rules;

  IatiFormat(ActivityWriter activities, OrganisationWriter organisations, ActivityRules rules) {
    this.activities = activities;
    this.organisations = organisations;
    this.rules = rules;
  }

  @Override
  public Set<String> mediaTypes() {
    return MEDIA_TYPES;
  }

  @Override
  public List<String> rules() {
    return Stream.of(
            Arrays.stream(Rule.values()).map(Rule::id),
            rules.names().stream(),
            SchemaCheck.names().stream())
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  @Override
  public ImportSource<IatiItem> open(InputStream file, String mediaType) {
    BufferedInputStream buffered = new BufferedInputStream(file, BEGINNING);
    if (OrganisationFileReader.isOrganisationFile(beginning(buffered))) {
      return new OrganisationSource(new OrganisationFileReader(buffered, IatiLimits.DEFAULT));
    }
    return new IatiSource(new IatiReader(buffered, IatiLimits.DEFAULT, rules));
  }

  private static byte[] beginning(BufferedInputStream file) {
    try {
      file.mark(BEGINNING);
      byte[] beginning = file.readNBytes(BEGINNING);
      file.reset();
      return beginning;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Outcome write(List<IatiItem> items, ImportOrder order) {
    return items.get(0) instanceof MappedOrganisation
        ? organisations.write(all(items, MappedOrganisation.class), order)
        : activities.write(all(items, MappedActivity.class), order.dryRun(), order.caller());
  }

  /** A file has items of one kind. */
  private static <T> List<T> all(List<IatiItem> items, Class<T> kind) {
    return items.stream().map(kind::cast).toList();
  }
}
