package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test that looks at the rows beneath the answers as well. */
public abstract class RegisterTest {

  @Inject DataSource database;

  /** The one column of this query. */
  protected List<String> rows(String sql, Object... values) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setObject(i + 1, values[i]);
      }
      List<String> found = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          found.add(result.getString(1));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  protected long revision() {
    return Long.parseLong(rows("select coalesce(max(number), 0) from revision").get(0));
  }

  /** A test of nothing but refusals: when it ends, the register is at the revision it was at. */
  public abstract static class StoresNothing extends RegisterTest {
    private long before;

    @BeforeEach
    void rememberRevision() {
      before = revision();
    }

    /** After what a test needs to be there. */
    protected void fromHere() {
      before = revision();
    }

    @AfterEach
    void nothingWasStored() {
      assertThat(revision()).as("revision").isEqualTo(before);
    }
  }
}
