package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The codelists of IATI 2.03, embedded and non-embedded. Names and codes are case-sensitive. A list
 * is read when it is first asked for and then kept; safe for use by many threads.
 */
@ApplicationScoped
public class Codelists {
  /**
   * List → the list of its categories; a class path inside a jar cannot be listed, so the lists are
   * named in a file.
   */
  private final Map<String, Optional<String>> categoriesByName = new LinkedHashMap<>();

  private final Map<String, Codelist> loaded = new ConcurrentHashMap<>();

  public Codelists() {
    new ReferenceFile("codelists.csv")
        .read(row -> Map.entry(row.text("name"), row.find("categories")))
        .forEach(list -> categoriesByName.put(list.getKey(), list.getValue()));
  }

  /** The names of all lists, unmodifiable, in alphabetical order. */
  public Set<String> names() {
    return Collections.unmodifiableSet(categoriesByName.keySet());
  }

  /** The list of this name, or nothing where IATI has none. */
  public Optional<Codelist> find(String name) {
    // The name goes into a path: only one that the index knows may.
    return categoriesByName.containsKey(name)
        ? Optional.of(loaded.computeIfAbsent(name, this::load))
        : Optional.empty();
  }

  /**
   * The list of this name.
   *
   * @throws NoSuchElementException if there is none
   */
  public Codelist get(String name) {
    return find(name).orElseThrow(() -> new NoSuchElementException("No codelist " + name));
  }

  /**
   * Whether that list has that code, withdrawn ones too.
   *
   * @throws NoSuchElementException if there is no such list
   */
  public boolean contains(String name, String code) {
    return get(name).contains(code);
  }

  private Codelist load(String name) {
    return Codelist.of(
        name,
        categoriesByName.get(name),
        new ReferenceFile("codelist/" + name + ".csv").read(CodelistItem::of));
  }
}
