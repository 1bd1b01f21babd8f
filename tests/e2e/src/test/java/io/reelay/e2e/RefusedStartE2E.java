package io.reelay.e2e;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.process.ChildProcess;
import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.system.Selection;
import io.reelay.localstack.system.Service;
import io.reelay.localstack.system.ServiceSettings;
import io.reelay.localstack.system.SystemPlan;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// A service with faulty settings ends before it connects. One silent server stands for the database, Kafka and the
/// storage; a service that connected would wait for it.
class RefusedStartE2E {

    private static final long ENDS_WITHIN_SECONDS = 20;
    private static final String DEFAULT_SECRET =
            " has the default value of development, which is not a secret: choose a value of your own.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    @SuppressWarnings("NullAway.Init")
    private ServerSocket silent;

    @BeforeEach
    void listen() throws IOException {
        silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        silent.setSoTimeout(1);
    }

    @AfterEach
    void close() throws IOException {
        silent.close();
    }

    @ParameterizedTest
    @EnumSource(names = "SANDBOX", mode = EnumSource.Mode.EXCLUDE)
    void productionRefusesTheDefaultSecretsOfEachServiceBeforeItConnects(Service service) throws IOException {
        // When
        var lines = linesOf(service, Map.of("REELAY_PRODUCTION", "true"));

        // Then
        assertThat(lines)
                .containsExactly(
                        "REELAY_DB_PASSWORD" + DEFAULT_SECRET,
                        "REELAY_DEV_API_KEY" + DEFAULT_SECRET,
                        "REELAY_DEV_WEBHOOK_SECRET" + DEFAULT_SECRET,
                        "REELAY_S3_SECRET_KEY" + DEFAULT_SECRET);
    }

    @Test
    void productionAlsoRefusesUnsetDefaults() throws IOException {
        // Given
        var unset = Map.of(
                "REELAY_PRODUCTION", "true",
                "REELAY_DEV_API_KEY", "",
                "REELAY_DEV_WEBHOOK_SECRET", "");

        // When
        var lines = linesOf(Service.INTAKE, unset, "REELAY_S3_SECRET_KEY", "REELAY_DB_PASSWORD");

        // Then
        assertThat(lines)
                .containsExactly("REELAY_DB_PASSWORD" + DEFAULT_SECRET, "REELAY_S3_SECRET_KEY" + DEFAULT_SECRET);
    }

    @ParameterizedTest
    @EnumSource(names = {"WORKER_RUNWAY", "WORKER_RUNWARE"})
    void aWorkerWithoutAKeyNamesTheSettingInOneLine(Service worker) throws IOException {
        // When
        var lines = linesOf(worker, Map.of("RUNWAY_API_KEY", "", "RUNWARE_API_KEY", ""));

        // Then
        assertThat(lines)
                .containsExactly((worker == Service.WORKER_RUNWAY ? "RUNWAY" : "RUNWARE")
                        + "_API_KEY is not set: the worker needs a key of your account with the provider.");
    }

    static Stream<Map.Entry<Service, Map<String, String>>> faultyUrls() {
        return Stream.of(
                entry(Service.INTAKE, Map.of("REELAY_S3_PUBLIC_ENDPOINT", "https://example.org/media")),
                entry(Service.UPLOADER, Map.of("REELAY_S3_PUBLIC_ENDPOINT", "https://example.org/media")),
                entry(Service.INTAKE, Map.of("REELAY_S3_ENDPOINT", "minio:9000")),
                entry(Service.UPLOADER, Map.of("REELAY_S3_ENDPOINT", "http://minio:9000/storage")),
                entry(Service.INTAKE, Map.of("REELAY_UPLOADER_URL", "uploader")),
                entry(Service.INTAKE, Map.of("REELAY_UPLOADER_URL", "")),
                entry(Service.WORKER_RUNWAY, Map.of("RUNWAY_BASE_URL", "api.dev.runwayml.com")),
                entry(Service.WORKER_RUNWARE, Map.of("RUNWARE_BASE_URL", "ftp://api.runware.ai")),
                entry(Service.NOTIFIER, Map.of("REELAY_DB_URL", "postgresql://127.0.0.1/reelay")),
                entry(Service.NOTIFIER, Map.of("REELAY_KAFKA_BOOTSTRAP", "kafka")));
    }

    @ParameterizedTest
    @MethodSource("faultyUrls")
    void anInvalidUrlIsNamedInOneLine(Map.Entry<Service, Map<String, String>> faulty) throws IOException {
        // When
        var lines = linesOf(faulty.getKey(), faulty.getValue());

        // Then
        var setting = faulty.getValue().keySet().iterator().next();
        assertThat(lines).singleElement().asString().startsWith(setting + " ").endsWith(".");
    }

    @Test
    void aServiceIgnoresSettingsThatItDoesNotRead() throws IOException {
        // Given
        var settings = Map.of("REELAY_S3_PUBLIC_ENDPOINT", "https://example.org/media", "REELAY_DB_URL", "none");

        // When
        var lines = linesOf(Service.NOTIFIER, settings);

        // Then
        assertThat(lines).singleElement().asString().startsWith("REELAY_DB_URL ");
    }

    /// The output of a service that ended with exit code 1 without any connection.
    private List<String> linesOf(Service service, Map<String, String> settings, String... removed) throws IOException {
        var program = program(service, settings, removed);
        var exitCode = ChildProcess.start(program)
                .exit()
                .orTimeout(ENDS_WITHIN_SECONDS, TimeUnit.SECONDS)
                .join();
        assertThat(exitCode).isEqualTo(1);
        assertThatThrownBy(() -> silent.accept().close()).isInstanceOf(SocketTimeoutException.class);
        return Files.readAllLines(program.log());
    }

    private JavaProgram program(Service service, Map<String, String> settings, String... removed) {
        var address = "127.0.0.1:" + silent.getLocalPort();
        var planned = new SystemPlan(
                        BuildLayout.find(), directory, new ServiceSettings(Map.of()), Selection.everything())
                .units().stream()
                        .filter(unit -> unit.name().equals(service.label()))
                        .findFirst()
                        .orElseThrow()
                        .program();
        var environment = new HashMap<>(planned.environment());
        environment.put("REELAY_DB_URL", "jdbc:postgresql://" + address + "/reelay");
        environment.put("REELAY_DB_PASSWORD", "reelay");
        environment.put("REELAY_KAFKA_BOOTSTRAP", address);
        environment.put("REELAY_S3_ENDPOINT", "http://" + address);
        environment.put("REELAY_S3_SECRET_KEY", "reelay-dev-secret");
        environment.putAll(settings);
        environment.keySet().removeAll(List.of(removed));
        return new JavaProgram(
                planned.mainClass(),
                planned.classPath(),
                planned.jvmFlags(),
                planned.arguments(),
                environment,
                planned.log());
    }
}
