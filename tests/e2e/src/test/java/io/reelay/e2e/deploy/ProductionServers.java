package io.reelay.e2e.deploy;

import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.LocalStack;
import io.reelay.localstack.StackEndpoints;
import io.reelay.localstack.StackOptions;
import io.reelay.localstack.process.ChildProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/// Kafka, PostgreSQL and storage with secrets that services accept in production.
final class ProductionServers implements AutoCloseable {

    private static final String PASSWORD = "a-password-of-this-test";
    private static final String SECRET_KEY = "a-secret-key-of-this-test";
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration STOP_WITHIN = Duration.ofSeconds(10);

    private final StackEndpoints endpoints;
    private final List<ChildProcess> running = new ArrayList<>();

    private ProductionServers(StackOptions options) {
        this.endpoints = new StackEndpoints(options.ports());
    }

    static ProductionServers start(Path directory) throws InterruptedException {
        var options = StackOptions.in(directory);
        var servers = new ProductionServers(options);
        var programs = LocalStack.programs(BuildLayout.find(), options);
        changeSecretKey(directory.resolve("s3/s3proxy.properties"));
        try {
            programs.values().forEach(part -> servers.running.add(ChildProcess.start(part.program())));
            var started = servers.running.iterator();
            for (var part : programs.values()) {
                started.next().awaitReady(part.readiness(), READY_WITHIN);
            }
            servers.changePassword();
            return servers;
        } catch (InterruptedException | RuntimeException e) {
            servers.close();
            throw e;
        }
    }

    /// The settings with which a service uses these servers.
    Map<String, String> settings() {
        var settings = new HashMap<>(endpoints.settings());
        settings.put("REELAY_DB_PASSWORD", PASSWORD);
        settings.put("REELAY_S3_SECRET_KEY", SECRET_KEY);
        return settings;
    }

    @Override
    public void close() {
        running.forEach(server -> server.stop(STOP_WITHIN));
    }

    private static void changeSecretKey(Path file) {
        var properties = new Properties();
        try {
            try (var in = Files.newInputStream(file)) {
                properties.load(in);
            }
            properties.setProperty("s3proxy.credential", SECRET_KEY);
            try (var out = Files.newOutputStream(file)) {
                properties.store(out, null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void changePassword() {
        try (var connection = DriverManager.getConnection(
                        endpoints.jdbcUrl(), endpoints.databaseUser(), endpoints.databasePassword());
                var statement = connection.createStatement()) {
            statement.execute("alter role " + endpoints.databaseUser() + " password '" + PASSWORD + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
