package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.pamir.intake.ImportFormat;
import org.pamir.intake.ImportOrder;
import org.pamir.intake.ImportSource;

/** IATI activity files, as XML or gzip; which of the two the bytes tell. */
@ApplicationScoped
class IatiFormat implements ImportFormat<MappedActivity> {
  private static final Set<String> MEDIA_TYPES =
      Set.of(
          "application/xml",
          "text/xml",
          "application/gzip",
          "application/x-gzip",
          "application/octet-stream");

  private final ActivityWriter activities;

  IatiFormat(ActivityWriter activities) {
    this.activities = activities;
  }

  @Override
  public Set<String> mediaTypes() {
    return MEDIA_TYPES;
  }

  @Override
  public List<String> rules() {
    return Arrays.stream(Rule.values()).map(Rule::id).toList();
  }

  @Override
  public ImportSource<MappedActivity> open(InputStream file, String mediaType) {
    return new IatiSource(new IatiReader(file));
  }

  @Override
  public Outcome write(List<MappedActivity> items, ImportOrder order) {
    return activities.write(items, order.dryRun(), order.caller());
  }
}
