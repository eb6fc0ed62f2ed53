package org.pamir;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WelcomeTest {

  @Test
  void saysWhereEverythingIs() {
    assertThat(Welcome.words("http://localhost:8080", Optional.of("/srv/pamir"), false))
        .contains("http://localhost:8080/q/swagger-ui", "http://localhost:8080/q/health")
        .contains("/srv/pamir")
        .doesNotContain("PAMIR_DEMO");
  }

  @Test
  void saysHowToFillAnEmptyRegister() {
    assertThat(Welcome.words("http://localhost:8080", Optional.empty(), true))
        .contains("PAMIR_DEMO=true", "POST http://localhost:8080/api/v1/imports")
        .contains("quarkus.datasource.jdbc.url");
  }
}
