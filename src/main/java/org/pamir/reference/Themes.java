package org.pamir.reference;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Pamir's own themes, the concerns that its countries share first; unchanging. */
@ApplicationScoped
public class Themes {
  private final List<Theme> themes = new ReferenceFile("themes.csv").read(Theme::of);
  private final Map<String, Theme> byCode =
      themes.stream().collect(Collectors.toUnmodifiableMap(Theme::code, Function.identity()));

  /** All themes, in the order in which to show them. */
  public List<Theme> all() {
    return themes;
  }

  /** The theme with this code, letter for letter. */
  public Optional<Theme> find(String code) {
    return Optional.ofNullable(byCode.get(code));
  }
}
