package org.pamir.shared;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Asks the database for a sign by a connection beside the pool, where an answer is long in coming:
 * whether it is being worked on, or will never come. Without any sign, everything that waits for
 * the database is broken off, until there is one again.
 */
@Singleton
class SignOfLife {

  private static final Logger LOG = Logger.getLogger(SignOfLife.class);

  /** After which it is asked whether the database is still there. */
  private static final Duration LONG = Duration.ofSeconds(5);

  private static final Duration BETWEEN_QUESTIONS = Duration.ofSeconds(2);

  /** So many questions without an answer mean that there is none to come. */
  private static final int QUESTIONS = 2;

  /** So long a question may be silent. */
  private static final String SECONDS = "4";

  private final HeldConnections held;
  private final String url;
  private final Properties properties = new Properties();
  private final Thread watching = new Thread(this::watch, "sign of life");

  SignOfLife(
      HeldConnections held,
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this.held = held;
    this.url = url;
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(word -> properties.setProperty("password", word));
    // Of each word that is waited for, and not of all: over a slow network there are several.
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
  }

  void start(@Observes StartupEvent start) {
    watching.setDaemon(true);
    watching.start();
  }

  @PreDestroy
  void stop() {
    watching.interrupt();
  }

  private void watch() {
    int unanswered = 0;
    try {
      while (true) {
        Thread.sleep(BETWEEN_QUESTIONS.toMillis());
        long asked = System.nanoTime();
        if (unanswered > 0 || held.isAnyLentBefore(asked - LONG.toNanos())) {
          unanswered = isGiven() ? 0 : unanswered + 1;
          if (unanswered == QUESTIONS) {
            LOG.warn("The database gives no sign of life; what waits for it is broken off");
          }
          if (unanswered >= QUESTIONS) {
            held.cutOffLentBefore(asked);
          }
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether it answers, be it that it has no connection to spare. */
  private boolean isGiven() {
    try {
      DriverManager.getConnection(url, properties).close();
      return true;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      return state.startsWith("53") || state.startsWith("28");
    }
  }
}
