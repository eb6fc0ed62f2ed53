package org.pamir.iati;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.pamir.intake.ImportFormat;
import org.pamir.intake.ImportOrder;
import org.pamir.intake.ImportSource;
import org.pamir.quality.ActivityRules;

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
  private final ActivityRules rules;

  IatiFormat(ActivityWriter activities, ActivityRules rules) {
    this.activities = activities;
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
  public ImportSource<MappedActivity> open(InputStream file, String mediaType) {
    return new IatiSource(new IatiReader(file, IatiLimits.DEFAULT, rules));
  }

  @Override
  public Outcome write(List<MappedActivity> items, ImportOrder order) {
    return activities.write(items, order.dryRun(), order.caller());
  }
}
