package org.pamir.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.pamir.shared.Revisions.Revision;

/** Other refs and spellings of an organisation. */
@ApplicationScoped
class OrganisationAliases {

  private final Jdbi jdbi;

  OrganisationAliases(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<String> of(long organisation) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select alias from organisation_alias where organisation_id = :id order by alias")
                .bind("id", organisation)
                .mapTo(String.class)
                .list());
  }

  /** The aliases among these that mean another organisation, or are the ref of one. */
  List<String> taken(long organisation, List<String> aliases) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select asked from unnest(:aliases) asked
                    where exists (select 1 from organisation o where o.ref = asked)
                       or exists (select 1 from organisation_alias a where a.alias = asked and a.organisation_id <> :id)
                    """)
                .bind("aliases", aliases.toArray(String[]::new))
                .bind("id", organisation)
                .mapTo(String.class)
                .list());
  }

  void replace(long organisation, List<String> aliases, Revision revision) {
    jdbi.useHandle(
        handle -> {
          handle
              .createUpdate(
                  "delete from organisation_alias where organisation_id = :id and alias <> all(:aliases)")
              .bind("id", organisation)
              .bind("aliases", aliases.toArray(String[]::new))
              .execute();
          handle
              .createUpdate(
                  """
                  insert into organisation_alias (alias, organisation_id, revision)
                  select alias, :id, :revision from unnest(:aliases) alias
                  on conflict (alias) do nothing
                  """)
              .bind("id", organisation)
              .bind("revision", revision.number())
              .bind("aliases", aliases.toArray(String[]::new))
              .execute();
        });
  }
}
