package io.reelay.localstack.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reelay.localstack.StackComponent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ServiceSettingsTest {

    @Test
    void offsetShiftsEveryPort() {
        // Given
        var settings = new ServiceSettings(Map.of("REELAY_PORT_OFFSET", "100", "REELAY_INTAKE_PORT", "9999"));

        // When
        var kafka = settings.port(PortVariable.KAFKA);
        var intake = settings.port(Service.INTAKE.port());

        // Then
        assertThat(kafka).isEqualTo(9192);
        assertThat(intake).isEqualTo(10_099);
    }

    @Test
    void anInvalidPortIsReportedWithItsSetting() {
        // Given
        var settings = new ServiceSettings(Map.of("REELAY_S3_PORT", "nine"));

        // When
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(settings::stackPorts)

                // Then
                .withMessage("REELAY_S3_PORT is \"nine\", but must be a whole number");
    }

    @Test
    void anEmptySettingMeansTheDefault() {
        // Given
        var settings = new ServiceSettings(Map.of("REELAY_BIND_HOST", "", "REELAY_S3_PORT", " "));

        // When
        var ports = settings.stackPorts();

        // Then
        assertThat(ports.host()).isEqualTo("127.0.0.1");
        assertThat(ports.s3()).isEqualTo(9000);
    }

    @Test
    void servicesAloneIncludeAllComponents() {
        // Given
        var names = List.of("intake", "notifier");

        // When
        var selection = Selection.only(names);

        // Then
        assertThat(selection.parts()).containsExactlyInAnyOrder(StackComponent.values());
        assertThat(selection.replicas()).containsOnlyKeys(Service.INTAKE, Service.NOTIFIER);
    }

    @Test
    void anUnknownNameIsReportedWithTheKnownNames() {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> Selection.only(List.of("outtake")))
                .withMessageContaining("\"outtake\"")
                .withMessageContaining("worker-runway");
    }
}
