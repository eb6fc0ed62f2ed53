package org.pamir.intake;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of files there are. */
@ApplicationScoped
class ImportFormats {
  private final List<ImportFormat<?>> formats;

  ImportFormats(@All List<ImportFormat<?>> formats) {
    this.formats = formats;
  }

  /** The format of a media type in lower case without parameters. */
  Optional<ImportFormat<?>> of(String mediaType) {
    return formats.stream().filter(format -> format.mediaTypes().contains(mediaType)).findFirst();
  }

  /** Every rule that a finding can name. */
  List<String> rules() {
    return Stream.concat(
            Arrays.stream(IntakeRule.values()).map(IntakeRule::id),
            formats.stream().flatMap(format -> format.rules().stream()))
        .distinct()
        .toList();
  }
}
