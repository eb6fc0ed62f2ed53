package org.pamir.project;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.pamir.shared.http.Versioned;

/**
 * A project on its way out: its document as it is served, with what decides who may see it.
 *
 * @param reporter id of the organisation that reports it
 */
record ServedProject(
    long id, long reporter, boolean draft, String document, int version, long revision)
    implements Versioned {

  static final String COLUMNS =
      "p.id, p.reporting_organisation_id, p.publication = 'draft' as draft, p.document, p.version, p.revision";

  static ServedProject of(ResultSet row) throws SQLException {
    return new ServedProject(
        row.getLong("id"),
        row.getLong("reporting_organisation_id"),
        row.getBoolean("draft"),
        row.getString("document"),
        row.getInt("version"),
        row.getLong("revision"));
  }
}
