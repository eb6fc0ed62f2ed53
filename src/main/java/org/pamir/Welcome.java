package org.pamir;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Jdbi;

/** Says at the end of the start where everything is. */
class Welcome {

  /** The folder of the embedded database, where one runs. */
  static final String DATA_FOLDER = "pamir.database.folder";

  private static final String EMPTY =
      """

        Empty       start again with PAMIR_DEMO=true for demonstration data, or send an IATI file to
                    POST %s/api/v1/imports\
      """;

  private static final Logger LOG = Logger.getLogger(Welcome.class);

  void say(
      @Observes @Priority(Integer.MAX_VALUE) StartupEvent start,
      Jdbi jdbi,
      @ConfigProperty(name = "quarkus.http.port") int port,
      @ConfigProperty(name = DATA_FOLDER) Optional<String> folder) {
    if (LaunchMode.current() == LaunchMode.TEST) {
      return;
    }
    boolean empty =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select not exists (select 1 from project)")
                    .mapTo(Boolean.class)
                    .one());
    LOG.info(words("http://localhost:" + port, folder, empty));
  }

  static String words(String address, Optional<String> folder, boolean empty) {
    String words =
        """
        Pamir is ready.
          Look        %1$s
          API         %1$s/api/v1/projects
          Try it      %1$s/q/swagger-ui
          Health      %1$s/q/health
          Data        %2$s"""
            .formatted(
                address, folder.orElse("in the database that quarkus.datasource.jdbc.url names"));
    return empty ? words + EMPTY.formatted(address) : words;
  }
}
