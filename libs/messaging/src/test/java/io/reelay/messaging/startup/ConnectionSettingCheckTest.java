package io.reelay.messaging.startup;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionSettingCheckTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:postgresql://127.0.0.1:5433/reelay",
                "jdbc:postgresql://one:5432,two:5432/reelay?targetServerType=primary"
            })
    void aUrlThatTheDriverAcceptsIsValid(String url) {
        assertThat(faults("quarkus.datasource.jdbc.url", url)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"postgresql://127.0.0.1/reelay", "jdbc:mysql://127.0.0.1/reelay", "127.0.0.1:5432", ""})
    void anyOtherDatabaseUrlIsNotValid(String url) {
        assertThat(faults("quarkus.datasource.jdbc.url", url))
                .containsExactly("REELAY_DB_URL is not a valid URL of a PostgreSQL database: it must have the form"
                        + " jdbc:postgresql://host:5432/name.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:9092", "one:9092, two:9092", "[::1]:9092"})
    void aBrokerListOfHostsAndPortsIsValid(String brokers) {
        assertThat(faults("kafka.bootstrap.servers", brokers)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "one:9092,", "one:port", ""})
    void aBrokerWithoutHostOrPortIsNotValid(String brokers) {
        assertThat(faults("kafka.bootstrap.servers", brokers))
                .containsExactly(
                        "REELAY_KAFKA_BOOTSTRAP is not a valid list of brokers: write host:port, with commas between"
                                + " several.");
    }

    private static List<String> faults(String property, String value) {
        return new ConnectionSettingCheck()
                .faults(new SmallRyeConfigBuilder()
                        .withDefaultValues(Map.of(property, value))
                        .build());
    }
}
