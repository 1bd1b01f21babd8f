package io.reelay.messaging.startup;

import io.reelay.support.startup.SettingCheck;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Utils;
import org.eclipse.microprofile.config.Config;
import org.postgresql.Driver;

/// Checks the addresses of the database and of Kafka, which every service needs.
public final class ConnectionSettingCheck implements SettingCheck {

    @Override
    public List<String> faults(Config config) {
        return Stream.concat(database(config), brokers(config)).toList();
    }

    private static Stream<String> database(Config config) {
        return Stream.ofNullable(
                        config.getConfigValue("quarkus.datasource.jdbc.url").getValue())
                .filter(url -> !url.startsWith("jdbc:postgresql:") || Driver.parseURL(url, null) == null)
                .map(_ -> "REELAY_DB_URL is not a valid URL of a PostgreSQL database: it must have the form"
                        + " jdbc:postgresql://host:5432/name.");
    }

    private static Stream<String> brokers(Config config) {
        return Stream.ofNullable(
                        config.getConfigValue("kafka.bootstrap.servers").getValue())
                .filter(brokers -> !Arrays.stream(brokers.split(",", -1)).allMatch(ConnectionSettingCheck::isAddress))
                .map(_ -> "REELAY_KAFKA_BOOTSTRAP is not a valid list of brokers: write host:port, with commas between"
                        + " several.");
    }

    private static boolean isAddress(String broker) {
        var stripped = broker.strip();
        return Utils.getHost(stripped) != null && Utils.getPort(stripped) != null;
    }
}
