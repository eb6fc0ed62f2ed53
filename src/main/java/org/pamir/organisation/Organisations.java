package org.pamir.organisation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.pamir.shared.Caller;
import org.pamir.shared.Revisions.Revision;
import org.pamir.shared.paging.Criteria;

/**
 * Which organisation a ref means. Other refs and spellings are aliases of one; a ref that is new
 * here is registered by being named, so that an agency's push needs no look-up first.
 */
@ApplicationScoped
public class Organisations {

  private static final long NOBODY = -1;

  /** Up to so many refs, planning their look-up takes longer than the look-up. */
  private static final int FEW = 16;

  private final Jdbi jdbi;
  private final ObjectMapper json;

  Organisations(Jdbi jdbi, ObjectMapper json) {
    this.jdbi = jdbi;
    this.json = json;
  }

  /** The id that a ref or alias means. */
  public Optional<Long> find(String ref) {
    return Optional.ofNullable(find(List.of(ref)).get(ref));
  }

  /**
   * An organisation by all that it is called.
   *
   * @param id null where the register does not know it yet
   * @param refs its ref and its aliases
   */
  public record Own(Long id, Set<String> refs) {}

  /** The organisation that a ref or alias means, known yet or not. */
  public Own own(String ref) {
    return find(ref).map(id -> new Own(id, refs(id))).orElseGet(() -> new Own(null, Set.of(ref)));
  }

  private Set<String> refs(long id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select ref from organisation where id = :id
                    union select alias from organisation_alias where organisation_id = :id
                    """)
                .bind("id", id)
                .mapTo(String.class)
                .set());
  }

  /** The id that a ref or alias means, where this caller may know of it. */
  public Optional<Long> find(String ref, Caller caller) {
    return find(ref)
        .filter(
            id ->
                jdbi.withHandle(
                    handle -> {
                      Criteria criteria = seen(caller).and("o.id = ?", id);
                      return criteria
                          .bindTo(
                              handle.createQuery(
                                  "select exists (select 1 from organisation o where "
                                      + criteria.where()
                                      + ")"))
                          .mapTo(Boolean.class)
                          .one();
                    }));
  }

  /**
   * Which of {@code organisation o} a caller may know of: all but those that only drafts name which
   * it does not see.
   */
  Criteria seen(Caller caller) {
    if (caller.isHubAdmin()) {
      return new Criteria();
    }
    Long id = caller.organisation() == null ? null : own(caller.organisation()).id();
    return new Criteria()
        .and(
            """
            (not exists (select 1 from draft_organisation d where d.organisation_id = o.id)
              or organisation_is_named(o.id, ?))""",
            id == null ? NOBODY : id);
  }

  /** The ids that refs and aliases mean; those that mean none are left out. */
  public Map<String, Long> find(Collection<String> refs) {
    if (refs.isEmpty()) {
      return new HashMap<>();
    }
    // How many there are is known without the refs where each is a parameter: the plan is kept.
    boolean few = refs.size() <= FEW;
    return jdbi.withHandle(
        handle -> {
          Query query =
              handle.createQuery(
                  """
                  select asked, coalesce(o.id, a.organisation_id) as id
                  from unnest(%s) asked
                  left join organisation o on o.ref = asked
                  left join organisation_alias a on a.alias = asked
                  where coalesce(o.id, a.organisation_id) is not null
                  """
                      .formatted(few ? "array[<refs>]" : ":refs"));
          return (few ? query.bindList("refs", refs) : query.bind("refs", array(refs)))
              .reduceRows(
                  new HashMap<>(),
                  (ids, row) -> {
                    ids.put(row.getColumn("asked", String.class), row.getColumn("id", Long.class));
                    return ids;
                  });
        });
  }

  private static String[] array(Collection<String> refs) {
    return refs.toArray(String[]::new);
  }

  /**
   * The ids of all that are mentioned, registering those that are new within this revision. The
   * first mention that has a name or a type gives it.
   */
  public Map<String, Long> ensure(Collection<OrganisationMention> mentions, Revision revision) {
    return ensure(mentions, revision, false);
  }

  /**
   * The same.
   *
   * @param draft whether a draft mentions them, and those that are new are its to tell
   */
  public Map<String, Long> ensure(
      Collection<OrganisationMention> mentions, Revision revision, boolean draft) {
    Map<String, OrganisationMention> wanted = new LinkedHashMap<>();
    for (OrganisationMention mention : mentions) {
      wanted.merge(mention.ref(), mention, (a, b) -> a.name() == null && a.type() == null ? b : a);
    }
    Map<String, Long> ids = find(wanted.keySet());
    List<OrganisationMention> missing =
        wanted.values().stream().filter(mention -> !ids.containsKey(mention.ref())).toList();
    if (!missing.isEmpty()) {
      register(missing, revision);
      if (draft) {
        hide(missing);
      }
      ids.putAll(find(missing.stream().map(OrganisationMention::ref).toList()));
    }
    return ids;
  }

  private void hide(List<OrganisationMention> mentions) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into draft_organisation (organisation_id)
                    select id from organisation where ref = any(:refs)
                    """)
                .bind(
                    "refs", mentions.stream().map(OrganisationMention::ref).toArray(String[]::new))
                .execute());
  }

  /** An organisation that is written for itself is nobody's secret. */
  void show(long id) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from draft_organisation where organisation_id = :id")
                .bind("id", id)
                .execute());
  }

  private void register(List<OrganisationMention> missing, Revision revision) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into organisation (ref, name, type, revision, created_at, updated_at)
                    select ref, name::jsonb, type, :revision, :at, :at
                    from unnest(:refs, :names, :types) as mention (ref, name, type)
                    """)
                .bind("refs", missing.stream().map(OrganisationMention::ref).toArray(String[]::new))
                .bind("names", missing.stream().map(this::name).toArray(String[]::new))
                .bind(
                    "types", missing.stream().map(OrganisationMention::type).toArray(String[]::new))
                .bind("revision", revision.number())
                .bind("at", Timestamp.from(revision.recordedAt()))
                .execute());
  }

  private String name(OrganisationMention mention) {
    try {
      return json.writeValueAsString(mention.name() == null ? Map.of() : mention.name());
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
