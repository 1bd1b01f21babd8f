package io.reelay.localstack.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.localstack.BuildLayout;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SystemPlanTest {

    @Test
    void aServerOnAllAddressesIsReachedAtLoopback() {
        // Given
        var plan = plan(Map.of("REELAY_BIND_HOST", "0.0.0.0"));

        // When
        var environment = plan.environment();

        // Then
        assertThat(environment)
                .containsEntry("REELAY_BIND_HOST", "0.0.0.0")
                .containsEntry("REELAY_KAFKA_BOOTSTRAP", "127.0.0.1:9092")
                .containsEntry("REELAY_S3_ENDPOINT", "http://127.0.0.1:9000")
                .containsEntry("RUNWAY_BASE_URL", "http://127.0.0.1:8090");
        assertThat(plan.url(Service.INTAKE)).hasToString("http://127.0.0.1:8080");
        assertThat(plan.settings().stackPorts().host()).isEqualTo("0.0.0.0");
    }

    @Test
    void startedComponentsOverrideSettingsExceptThePublicEndpoint() {
        // Given
        var plan = plan(Map.of(
                "REELAY_KAFKA_BOOTSTRAP", "elsewhere:9092",
                "REELAY_S3_REGION", "eu-central-1",
                "REELAY_S3_PATH_STYLE", "false",
                "REELAY_S3_PUBLIC_ENDPOINT", "https://media.example.com",
                "REELAY_ALLOW_PRIVATE_RESULTS", "10.0.0.7:9000"));

        // When
        var environment = plan.environment();

        // Then
        assertThat(environment)
                .containsEntry("REELAY_KAFKA_BOOTSTRAP", "127.0.0.1:9092")
                .containsEntry("REELAY_S3_REGION", "us-east-1")
                .containsEntry("REELAY_S3_PATH_STYLE", "true")
                .containsEntry("REELAY_S3_PUBLIC_ENDPOINT", "https://media.example.com")
                .containsEntry("REELAY_ALLOW_PRIVATE_RESULTS", "127.0.0.1:8090,127.0.0.1:8091,10.0.0.7:9000");
    }

    private static SystemPlan plan(Map<String, String> environment) {
        return new SystemPlan(
                BuildLayout.find(), Path.of("target"), new ServiceSettings(environment), Selection.everything());
    }
}
