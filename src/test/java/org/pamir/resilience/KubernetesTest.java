package org.pamir.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/**
 * What the build tells Kubernetes about the register. Needs a build that got as far as packaging.
 */
@Tag("packaged")
@EnabledIf(value = "isBuilt", disabledReason = "nothing is packaged: ./mvnw -DskipTests package")
class KubernetesTest {

  private static final Path MANIFESTS = Path.of("target/kubernetes/kubernetes.yml");

  private static List<JsonNode> manifests;
  private static JsonNode pod;
  private static JsonNode container;

  static boolean isBuilt() {
    return Files.exists(MANIFESTS);
  }

  @BeforeAll
  static void read() throws IOException {
    manifests = new ArrayList<>();
    new ObjectMapper(new YAMLFactory())
        .readerFor(JsonNode.class)
        .<JsonNode>readValues(MANIFESTS.toFile())
        .forEachRemaining(manifests::add);
    pod = of("Deployment").at("/spec/template/spec");
    assertThat(pod.path("containers")).hasSize(1);
    container = pod.at("/containers/0");
  }

  private static JsonNode of(String kind) {
    return manifests.stream()
        .filter(one -> one.path("kind").asText().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void asksForNothingThatEveryClusterDoesNotHave() {
    assertThat(manifests)
        .extracting(one -> one.path("kind").asText())
        .contains("Deployment", "Service", "PodDisruptionBudget")
        .doesNotContain("Job", "ServiceMonitor", "Secret");
    assertThat(pod.has("initContainers")).isFalse();
  }

  @Test
  void twoInstancesAreReplacedOneByOneWithNoneMissing() {
    JsonNode spec = of("Deployment").path("spec");
    assertThat(spec.path("replicas").asInt()).isEqualTo(2);
    // A text without a percent sign would be refused by the cluster.
    assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asText()).isEqualTo("0%");
    assertThat(spec.at("/strategy/rollingUpdate/maxSurge").asText()).matches("[1-9]\\d*%");
    assertThat(of("PodDisruptionBudget").at("/spec/minAvailable").asInt()).isEqualTo(1);
  }

  @Test
  void probesAskWhatTheRegisterAnswers() {
    assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
    assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
    assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
  }

  @Test
  void isOutOfTheBalancerBeforeItStopsAndStoppedBeforeItIsKilled() {
    Duration delay = Duration.parse("PT" + variable("QUARKUS_SHUTDOWN_DELAY"));
    JsonNode probe = container.path("readinessProbe");
    assertThat(delay)
        .isGreaterThan(
            Duration.ofSeconds(
                probe.path("periodSeconds").asLong() * probe.path("failureThreshold").asLong()));
    Duration timeout =
        ConfigProvider.getConfig().getValue("quarkus.shutdown.timeout", Duration.class);
    // An import may take fifteen seconds more to leave off.
    assertThat(Duration.ofSeconds(pod.path("terminationGracePeriodSeconds").asLong()))
        .isGreaterThanOrEqualTo(delay.plus(timeout).plusSeconds(15));
  }

  @Test
  void secretsComeFromTheEnvironmentAlone() {
    assertThat(container.at("/envFrom/0/secretRef/name").asText()).isEqualTo("pamir-database");
    assertThat(container.path("env"))
        .extracting(one -> one.path("name").asText())
        .noneMatch(name -> name.contains("PASSWORD") || name.contains("KEY"));
  }

  @Test
  void hasNoMoreRightsThanItNeeds() {
    assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
    JsonNode rights = container.path("securityContext");
    assertThat(rights.path("privileged").asBoolean(true)).isFalse();
    assertThat(rights.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
    assertThat(rights.at("/capabilities/drop/0").asText()).isEqualTo("ALL");
    assertThat(container.at("/resources/limits/memory").asText()).isEqualTo("512Mi");
  }

  private static String variable(String name) {
    for (JsonNode variable : container.path("env")) {
      if (variable.path("name").asText().equals(name)) {
        return variable.path("value").asText();
      }
    }
    throw new AssertionError("No variable " + name);
  }
}
