package org.pamir.shared;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/**
 * Of instances that start together one migrates, and the others wait for it: however long a large
 * register takes, and not the library's fifty seconds.
 */
@Singleton
class Migrations implements FlywayConfigurationCustomizer {

  private static final int WITHOUT_END = -1;

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.lockRetryCount(WITHOUT_END);
  }
}
