package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelay.localstack.process.PortFinder;
import io.reelay.localstack.system.Service;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each service exactly as in its image, with the environment of the image and the settings of docker-compose.yml. Only
/// the health check differs: it uses the public port, because the test build has no port for health and metrics.
class ImageE2E {

    private static final Duration READY_WITHIN = Duration.ofMinutes(5);

    /// The variables that compose takes from outside and that a service needs to start.
    private static final Map<String, String> FROM_OUTSIDE = Map.of(
            "REELAY_DEV_API_KEY", "an-api-key-of-this-test",
            "RUNWAY_API_KEY", "key_" + "0".repeat(128),
            "RUNWARE_API_KEY", "sandbox");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static ProductionServers servers;

    private final Dockerfile dockerfile = Dockerfile.read();
    private final ComposeFile compose = ComposeFile.read("docker-compose.yml");

    @BeforeAll
    static void start() throws InterruptedException {
        servers = ProductionServers.start(directory.resolve("servers"));
    }

    @AfterAll
    static void stop() {
        servers.close();
    }

    @ParameterizedTest
    @EnumSource
    void everyServiceStartsFromTheFilesOfItsImage(Service service) throws Exception {
        // Given
        var root = image(service);
        var port = PortFinder.free();

        // When
        var process = start(service, root, port);

        // Then
        try {
            await().atMost(READY_WITHIN)
                    .failFast(() -> assertThat(process.isAlive())
                            .as(() -> "the process is still running; its log:\n" + Repository.text(log(root)))
                            .isTrue())
                    .until(() -> healthCheck(root, port) == 0);
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyImageHoldsTheWholeApplication(Service service) {
        // When
        var root = image(service);

        // Then
        var built = files(Repository.module(service.label()).resolve("target/quarkus-app"));
        built.remove("quarkus-app-dependencies.txt");
        assertThat(files(root.resolve("app"))).containsAll(built).hasSizeGreaterThan(50);
    }

    /// The root folder of the image of a service; both tests use the same copy.
    private Path image(Service service) {
        var root = directory.resolve(service.label());
        if (!Files.exists(root)) {
            dockerfile.copyInto(root, service.label());
        }
        return root;
    }

    private Process start(Service service, Path root, int port) throws IOException {
        var command = dockerfile.entrypoint().stream()
                .map(word ->
                        word.startsWith("/") ? Dockerfile.inImage(root, word).toString() : word)
                .map(word -> word.equals("java") ? java() : word)
                .toList();
        var builder = new ProcessBuilder(command).directory(root.resolve("app").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment(service, port));
        return builder.redirectErrorStream(true)
                .redirectOutput(log(root).toFile())
                .start();
    }

    private Map<String, String> environment(Service service, int port) {
        var environment = new HashMap<>(dockerfile.environment());
        compose.environment(service.label()).forEach((name, value) -> {
            var setting = FROM_OUTSIDE.getOrDefault(name, value == null ? "" : value.toString());
            if (!setting.isEmpty()) {
                environment.put(name, setting);
            }
        });
        servers.settings().forEach((name, value) -> environment.computeIfPresent(name, (_, _) -> value));
        environment.put(service.port().name(), Integer.toString(port));
        environment.computeIfPresent("REELAY_SANDBOX_RUNWARE_PORT", (_, _) -> Integer.toString(PortFinder.free()));
        assertThat(environment.values()).noneMatch(value -> value.contains("${"));
        return environment;
    }

    private int healthCheck(Path root, int port) throws IOException, InterruptedException {
        var program =
                root.resolve("usr/local/bin").resolve(dockerfile.healthCheck().getFirst());
        return new ProcessBuilder(program.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    private static Path log(Path root) {
        return root.resolve("log");
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private static Set<String> files(Path folder) {
        try (var files = Files.walk(folder)) {
            var paths = new TreeSet<String>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> paths.add(folder.relativize(file).toString()));
            return paths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
