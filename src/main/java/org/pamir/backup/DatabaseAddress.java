package org.pamir.backup;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import org.eclipse.microprofile.config.Config;

/**
 * Where a register is, by the settings that the server itself is started with.
 *
 * @param user who owns its tables
 */
public record DatabaseAddress(String url, String user, String password) {

  static final String URL = "quarkus.datasource.jdbc.url";
  static final String USER = "quarkus.datasource.username";
  static final String PASSWORD = "quarkus.datasource.password";

  static DatabaseAddress of(Config config) {
    return new DatabaseAddress(
        config.getValue(URL, String.class),
        config.getOptionalValue(USER, String.class).orElse(null),
        config.getOptionalValue(PASSWORD, String.class).orElse(null));
  }

  /** A connection on which no statement is too long. The caller closes it. */
  Connection connect() throws SQLException {
    Properties properties = new Properties();
    if (user != null) {
      properties.setProperty("user", user);
    }
    if (password != null) {
      properties.setProperty("password", password);
    }
    properties.setProperty("tcpKeepAlive", "true");
    // A refused row is told of without its values, which may be names.
    properties.setProperty("logServerErrorDetail", "false");
    Connection connection = DriverManager.getConnection(url, properties);
    try (Statement statement = connection.createStatement()) {
      // As text, values must read the same whatever this database or its user is set to.
      statement.execute(
          """
          set statement_timeout = 0; set lock_timeout = 0; set timezone = 'UTC'; set datestyle = 'ISO';
          set intervalstyle = 'postgres'; set extra_float_digits = 1; set search_path = public;
          """);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    return connection;
  }
}
