package org.pamir.shared;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Asks the database for a sign by a connection beside the pool: whether an answer that is long in
 * coming is being worked on, or will never come.
 */
@Singleton
class SignOfLife {

  private static final String SECONDS = "4";

  private final String url;
  private final Properties properties = new Properties();

  SignOfLife(
      @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
      @ConfigProperty(name = "quarkus.datasource.username") Optional<String> user,
      @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password) {
    this.url = url;
    user.ifPresent(name -> properties.setProperty("user", name));
    password.ifPresent(word -> properties.setProperty("password", word));
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
  }

  /** Whether it answers, be it that it has no connection to spare. */
  boolean isGiven() {
    try (Connection connection = DriverManager.getConnection(url, properties)) {
      return connection != null;
    } catch (SQLException e) {
      String state = String.valueOf(e.getSQLState());
      return state.startsWith("53") || state.startsWith("28");
    }
  }
}
