package io.reelay.localstack;

import io.reelay.localstack.process.PortFinder;
import java.net.URI;
import java.util.Map;

/// How clients reach the components.
public record StackEndpoints(StackPorts ports) {

    public static final String DATABASE = "reelay";
    public static final String BUCKET = "reelay";
    public static final String ACCESS_KEY = "reelay-dev";
    public static final String SECRET_KEY = "reelay-dev-secret";
    private static final String REGION = "us-east-1";

    public String kafkaBootstrap() {
        return host() + ":" + ports.kafka();
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://%s:%s/%s".formatted(host(), ports.postgres(), DATABASE);
    }

    public String databaseUser() {
        return DATABASE;
    }

    public String databasePassword() {
        return DATABASE;
    }

    public URI s3() {
        return URI.create("http://%s:%s".formatted(host(), ports.s3()));
    }

    /// The settings with which a service uses this stack.
    public Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("REELAY_KAFKA_BOOTSTRAP", kafkaBootstrap()),
                Map.entry("REELAY_DB_URL", jdbcUrl()),
                Map.entry("REELAY_DB_USER", databaseUser()),
                Map.entry("REELAY_DB_PASSWORD", databasePassword()),
                Map.entry("REELAY_S3_ENDPOINT", s3().toString()),
                Map.entry("REELAY_S3_PUBLIC_ENDPOINT", s3().toString()),
                Map.entry("REELAY_S3_ACCESS_KEY", ACCESS_KEY),
                Map.entry("REELAY_S3_SECRET_KEY", SECRET_KEY),
                Map.entry("REELAY_S3_BUCKET", BUCKET),
                Map.entry("REELAY_S3_REGION", REGION),
                Map.entry("REELAY_S3_PATH_STYLE", "true"));
    }

    private String host() {
        return PortFinder.clientHost(ports.host());
    }
}
