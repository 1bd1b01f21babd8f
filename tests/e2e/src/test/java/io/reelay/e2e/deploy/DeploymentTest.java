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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// docker-compose.yml and the Kubernetes manifests set the variables that the code reads, and no others.
class DeploymentTest {

    /// The deployed services.
    static final Set<String> SERVICES = Stream.concat(
                    Stream.of("intake", "uploader", "notifier"),
                    Repository.providers().stream().map(provider -> "worker-" + provider))
            .collect(Collectors.toUnmodifiableSet());

    /// Folders for services that run without an image.
    private static final Set<String> FOLDERS = Set.of("REELAY_FFMPEG_DIR", "REELAY_SANDBOX_CACHE_DIR");

    private final ComposeFile compose = ComposeFile.read("docker-compose.yml");

    static Stream<String> builtServices() {
        return Stream.concat(SERVICES.stream(), Stream.of("sandbox"));
    }

    @ParameterizedTest
    @MethodSource("builtServices")
    void everySettingReachesItsServiceAndNoOtherVariableDoes(String service) {
        // Given
        var expected = new TreeSet<>(DocumentedSettings.of(service));

        // When
        expected.removeAll(DocumentedSettings.ofTestsOnly());
        expected.removeAll(Dockerfile.read().environment().keySet());
        expected.removeAll(FOLDERS);

        // Then
        assertThat(compose.environment(service).keySet()).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void everySettingOfTheCodeBelongsToAServiceOrToTheLauncherOrToTheImages() {
        // Given
        var ofModules = Stream.concat(builtServices(), Stream.of("local-stack", "cli"))
                .flatMap(module -> DocumentedSettings.of(module).stream());

        // Then
        assertThat(Stream.concat(ofModules, Dockerfile.read().environment().keySet().stream()))
                .containsAll(CodeSettings.names());
    }

    @Test
    void onlyTheServicesCreateTopics() {
        assertThat(compose.environment("kafka")).containsEntry("KAFKA_AUTO_CREATE_TOPICS_ENABLE", "false");
        assertThat(Repository.text("deploy/kubernetes/trial/kafka.yaml"))
                .contains("{ name: KAFKA_AUTO_CREATE_TOPICS_ENABLE, value: \"false\" }");
    }

    @Test
    void onlyHealthAndMetricsLeaveThePublicPortOfTheImages() {
        assertThat(Repository.text("deploy/docker/Dockerfile")).contains("-Dquarkus.management.enabled=true");
        assertThat(Repository.text("services/intake/src/main/resources/application.properties"))
                .contains("\nquarkus.smallrye-openapi.management.enabled=false\n");
    }

    @Test
    void kubernetesRunsEveryService() {
        // Given
        var workers = Repository.providers().stream()
                .map(provider -> "deploy/kubernetes/providers/" + provider + "/worker-" + provider + ".yaml");
        var others =
                Stream.of("intake", "uploader", "notifier").map(name -> "deploy/kubernetes/base/" + name + ".yaml");

        // Then
        assertThat(Repository.files("deploy/kubernetes", ".yaml"))
                .containsAll(Stream.concat(workers, others).toList());
    }

    @Test
    void kubernetesSetsOnlyWhatTheCodeReads() {
        // Given
        var inManifests = Repository.files("deploy/kubernetes", ".yaml").stream()
                .map(Repository::text)
                .flatMap(text -> names(text, "(?:name: |- )(" + CodeSettings.NAMES + ")").stream());

        // Then
        assertThat(CodeSettings.names())
                .containsAll(environmentNamesOfKubernetes())
                .containsAll(inManifests.toList());
    }

    @Test
    void kubernetesSetsWhatComposeSets() {
        assertThat(environmentNamesOfKubernetes())
                .containsAll(SERVICES.stream()
                        .flatMap(service -> compose.environment(service).entrySet().stream())
                        .filter(variable -> variable.getValue() != null)
                        .map(Map.Entry::getKey)
                        .filter(name -> !name.endsWith("_PORT"))
                        .toList());
    }

    @Test
    void composeGivesTheServicesTheMemoryThatKubernetesGivesThem() {
        assertThat(Manifests.memoryLimits())
                .isEqualTo(compose.services().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, DeploymentTest::memory)));
    }

    private static long memory(Map.Entry<String, Map<String, Object>> service) {
        var limit = (String) Objects.requireNonNull(service.getValue().get("mem_limit"));
        var size = Long.parseLong(limit.substring(0, limit.length() - 1));
        return limit.endsWith("g") ? size * 1024 : size;
    }

    private static List<String> environmentNamesOfKubernetes() {
        return Stream.concat(
                        Manifests.generatedSettings("base").keySet().stream(),
                        section(
                                        Repository.yaml("deploy/kubernetes/secret.example.yaml")
                                                .getFirst(),
                                        "stringData")
                                .keySet()
                                .stream()
                                .map(String.class::cast))
                .toList();
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
