package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// docker-compose.yml and the Kubernetes manifests set what the code reads, and nothing else.
class DeploymentTest {

    /// What runs against the providers.
    private static final Set<String> SERVICES = Stream.concat(
                    Stream.of("intake", "uploader", "notifier"),
                    Repository.providers().stream().map(provider -> "worker-" + provider))
            .collect(Collectors.toUnmodifiableSet());

    /// What compose itself reads from `.env`: where ports are published, and which images are used.
    private static final Set<String> COMPOSE_ONLY = Set.of("REELAY_PUBLISH_ON", "REELAY_VERSION");

    private final Map<String, Map<String, Object>> compose = services();

    @Test
    void composeSetsOnlyWhatTheCodeReads() {
        assertThat(CodeSettings.names()).containsAll(environmentNamesOfCompose());
    }

    @Test
    void theExampleNamesEveryVariableThatComposeTakesFromOutside() {
        // Given
        var taken = names(Repository.text("docker-compose.yml"), "\\$\\{([A-Z0-9_]+)");

        // Then
        assertThat(names(Repository.text(".env.example"), "(?m)^#?([A-Z0-9_]+)="))
                .containsAll(taken);
        assertThat(CodeSettings.names())
                .containsAll(taken.stream()
                        .filter(name -> !COMPOSE_ONLY.contains(name))
                        .toList());
    }

    @Test
    void everyImageIsPinnedAndHasAHealthCheck() {
        assertThat(compose.keySet()).containsAll(SERVICES).contains("kafka", "postgres", "minio", "sandbox");
        assertThat(compose).allSatisfy((name, service) -> {
            assertThat((String) service.get("image"))
                    .as(name)
                    .matches("[a-z/-]+:.+")
                    .doesNotEndWith(":latest");
            assertThat(service).as(name).containsKey("healthcheck");
        });
    }

    @Test
    void theSandboxStartsOnlyWhenAskedFor() {
        assertThat(compose.get("sandbox")).containsEntry("profiles", List.of("sandbox"));
    }

    @Test
    void onlyHealthAndMetricsLeaveThePublicPortOfTheImages() {
        assertThat(Repository.text("deploy/docker/Dockerfile")).contains("-Dquarkus.management.enabled=true");
        assertThat(Repository.text("services/intake/src/main/resources/application.properties"))
                .contains("\nquarkus.smallrye-openapi.management.enabled=false\n");
    }

    @Test
    void eachWorkerRunsWhenItsProviderIsAskedForAndBothDoWithTheSandbox() {
        for (var provider : Repository.providers()) {
            assertThat(compose.get("worker-" + provider)).containsEntry("profiles", List.of(provider, "sandbox"));
        }
    }

    @Test
    void kubernetesRunsEveryService() {
        assertThat(Repository.files("deploy/kubernetes/base", ".yaml"))
                .containsAll(SERVICES.stream()
                        .map(service -> "deploy/kubernetes/base/" + service + ".yaml")
                        .toList());
    }

    @Test
    void kubernetesSetsOnlyWhatTheCodeReads() {
        // Given
        var inManifests = Repository.files("deploy/kubernetes", ".yaml").stream()
                .map(Repository::text)
                .flatMap(text -> names(text, "name: (" + CodeSettings.NAMES + ")").stream());

        // Then
        assertThat(CodeSettings.names())
                .containsAll(environmentNamesOfKubernetes())
                .containsAll(inManifests.toList());
    }

    @Test
    void kubernetesAndComposeSetTheSame() {
        assertThat(environmentNamesOfKubernetes())
                .containsAll(environmentNamesOfCompose().stream()
                        .filter(name -> !name.endsWith("_PORT"))
                        .toList());
    }

    private static List<String> environmentNamesOfKubernetes() {
        return Stream.concat(
                        keys(
                                Repository.yaml("deploy/kubernetes/base/configmap.yaml")
                                        .getFirst(),
                                "data"),
                        keys(
                                Repository.yaml("deploy/kubernetes/secret.example.yaml")
                                        .getFirst(),
                                "stringData"))
                .toList();
    }

    private Set<String> environmentNamesOfCompose() {
        return compose.entrySet().stream()
                .filter(service ->
                        String.valueOf(service.getValue().get("image")).startsWith("reelay/"))
                .flatMap(service -> keys(service.getValue(), "environment"))
                .collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> services() {
        return (Map<String, Map<String, Object>>)
                (Map<?, ?>) section(Repository.yaml("docker-compose.yml").getFirst(), "services");
    }

    private static Stream<String> keys(Object document, String section) {
        return section(document, section).keySet().stream().map(String.class::cast);
    }

    private static Map<?, ?> section(Object document, String name) {
        return (Map<?, ?>) Objects.requireNonNull(((Map<?, ?>) document).get(name), name);
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
