package org.pamir.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ThemesTest {
  private final Themes themes = new Themes();

  @Test
  void everyThemeHasACodeOfItsOwnAndNamesInTheLanguagesOfTheRegion() {
    assertThat(themes.all()).extracting(Theme::code).doesNotHaveDuplicates();
    assertThat(themes.all())
        .allSatisfy(
            theme -> {
              assertThat(theme.code()).matches("[a-z]+(-[a-z]+)*");
              assertThat(theme.names()).containsOnlyKeys("en", "ru", "kk", "ky", "tg", "tk", "uz");
            });
  }

  @Test
  void findsAThemeByItsCodeAlone() {
    assertThat(themes.find("water")).isPresent();
    assertThat(themes.find("Water")).isEmpty();
  }
}
