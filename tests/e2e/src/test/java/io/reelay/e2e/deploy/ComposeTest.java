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

/// docker-compose.yml, the override for SeaweedFS, and `.env.example`.
class ComposeTest {

    private static final Set<String> SERVICES = DeploymentTest.SERVICES;

    /// The variables that `docker compose` itself reads: profiles and files.
    private static final Set<String> OF_THE_COMMAND = Set.of("COMPOSE_PROFILES", "COMPOSE_FILE");

    private static final String VARIABLE = "\\$\\{([A-Z0-9_]+)";
    private static final String COMPOSE = "docker-compose.yml";
    private static final String SEAWEEDFS = "docker-compose.seaweedfs.yml";

    private final ComposeFile compose = ComposeFile.read(COMPOSE);

    @Test
    void theExampleNamesTheVariablesThatComposeTakesFromOutsideAndNoOthers() {
        // Given
        var passedOn = compose.built().stream()
                .flatMap(service -> compose.environment(service).entrySet().stream())
                .filter(variable -> variable.getValue() == null)
                .map(Map.Entry::getKey);

        // When
        var taken = Stream.of(names(Repository.text(COMPOSE), VARIABLE), names(Repository.text(SEAWEEDFS), VARIABLE))
                .flatMap(Set::stream);
        var expected = Stream.of(passedOn, taken, OF_THE_COMMAND.stream())
                .flatMap(names -> names)
                .collect(Collectors.toSet());

        // Then
        assertThat(names(Repository.text(".env.example"), "(?m)^#?([A-Z0-9_]+)="))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void defaultsInTheExampleAreThoseOfTheCode() {
        // Given
        var shown = Pattern.compile("(?m)^#([A-Z0-9_]+)=(\\S+)$")
                .matcher(Repository.text(".env.example").split("# --- The sandbox")[0])
                .results()
                .collect(Collectors.toMap(line -> line.group(1), line -> Set.of(line.group(2))));

        // When
        var written = CodeSettings.defaults();

        // Then
        shown.keySet().retainAll(written.keySet());
        written.keySet().retainAll(shown.keySet());
        assertThat(shown).hasSizeGreaterThan(40).containsExactlyInAnyOrderEntriesOf(written);
    }

    @Test
    void everyImageIsPinnedAndHasAHealthCheck() {
        assertThat(compose.services().keySet())
                .containsAll(SERVICES)
                .contains("kafka", "postgres", "storage", "sandbox");
        assertThat(compose.services()).allSatisfy((name, service) -> {
            assertThat((String) service.get("image"))
                    .as(name)
                    .matches("[a-z./-]+:.+")
                    .doesNotEndWith(":latest");
            assertThat(service).as(name).containsKey("healthcheck");
        });
    }

    @Test
    void everyContainerIsBoundedAndItsLogIsRotated() {
        assertThat(compose.services()).allSatisfy((name, service) -> {
            assertThat(service).as(name).containsKeys("mem_limit", "restart");
            assertThat(section(section(service, "logging"), "options").keySet())
                    .as(name)
                    .containsExactlyInAnyOrder("max-size", "max-file");
        });
    }

    @Test
    void everyHealthCheckRunsMoreOftenDuringTheStart() {
        assertThat(compose.services())
                .allSatisfy((name, service) -> assertThat(section(service, "healthcheck"))
                        .as(name)
                        .extracting("interval", "start_interval", "start_period")
                        .containsExactly("10s", "3s", "300s"));
    }

    @Test
    void theHealthCheckOfKafkaStartsNoProgramOfKafka() {
        assertThat((List<?>) section(compose.service("kafka"), "healthcheck").get("test"))
                .asString()
                .contains("/dev/tcp/127.0.0.1/29092")
                .doesNotContain("/opt/kafka");
    }

    @Test
    void everyPublishedPortCanBeChanged() {
        assertThat(Stream.of(COMPOSE, SEAWEEDFS)
                        .flatMap(file -> ComposeFile.read(file).services().values().stream())
                        .flatMap(service -> ((List<?>) service.getOrDefault("ports", List.of())).stream()))
                .isNotEmpty()
                .allSatisfy(port -> assertThat((String) port).matches(".*:\\$\\{REELAY_[A-Z0-9]+_PORT:-\\d+}:\\d+"));
    }

    @Test
    void everyServiceCanReachItsHost() {
        assertThat(SERVICES)
                .allSatisfy(service -> assertThat(compose.service(service))
                        .containsEntry("extra_hosts", List.of("host.docker.internal:host-gateway")));
    }

    @Test
    void everyServiceThatUsesTheStorageCanUseSeaweedFs() {
        // Given
        var override = ComposeFile.read(SEAWEEDFS);

        // When
        var users = compose.built().stream()
                .filter(service -> compose.environment(service).containsKey("REELAY_S3_ENDPOINT"))
                .toList();

        // Then
        assertThat(users).containsExactlyInAnyOrder("intake", "uploader");
        assertThat(users)
                .allSatisfy(service -> assertThat(override.environment(service))
                        .isEqualTo(Map.of("REELAY_S3_ENDPOINT", "http://storage:8333")));
        assertThat(override.environment("storage")).containsOnlyKeys("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY");
        assertThat(override.services()).containsOnlyKeys("storage", "intake", "uploader");
    }

    @Test
    void theSandboxStartsOnlyWithItsProfile() {
        assertThat(compose.service("sandbox")).containsEntry("profiles", List.of("sandbox"));
    }

    @Test
    void eachWorkerRunsWithTheProfileOfItsProviderAndBothRunWithTheSandbox() {
        for (var provider : Repository.providers()) {
            assertThat(compose.service("worker-" + provider)).containsEntry("profiles", List.of(provider, "sandbox"));
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> section(Object document, String name) {
        return (Map<String, Object>) Objects.requireNonNull(((Map<?, ?>) document).get(name), name);
    }

    private static Set<String> names(String text, String pattern) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
