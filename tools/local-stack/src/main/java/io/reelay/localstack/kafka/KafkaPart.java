package io.reelay.localstack.kafka;

import io.reelay.localstack.process.ParentWatchdog;
import io.reelay.localstack.process.PortFinder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/// The process of one Kafka node, which is broker and controller. The data is kept when it ends. Settings in the file
/// `broker.properties` of its directory override the defaults.
public final class KafkaPart {

    private static final String MORE_SETTINGS = "broker.properties";

    private KafkaPart() {}

    /// Arguments: the directory, the address to listen on, the port and the port of the controller.
    public static void main(String[] arguments) throws IOException {
        var directory = Path.of(arguments[0]);
        var properties = properties(directory, arguments[1], arguments[2], arguments[3]);
        var more = directory.resolve(MORE_SETTINGS);
        if (Files.exists(more)) {
            try (var in = Files.newInputStream(more)) {
                properties.load(in);
            }
        }
        formatOnce(directory, properties);

        var server = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(server::shutdown, "kafka-shutdown"));
        server.startup();
        ParentWatchdog.ready();
        server.awaitShutdown();
    }

    private static void formatOnce(Path directory, Properties properties) throws IOException {
        if (Files.exists(directory.resolve("data/meta.properties"))) {
            return;
        }
        Files.createDirectories(directory);
        var file = directory.resolve("server.properties");
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
        var format = new String[] {
            "format", "--cluster-id", Uuid.randomUuid().toString(), "--config", file.toString(), "--ignore-formatted"
        };
        if (StorageTool.execute(format, System.err) != 0) {
            throw new IllegalStateException("Kafka could not format " + directory);
        }
    }

    private static Properties properties(Path directory, String host, String port, String controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", "1");
        properties.put("controller.quorum.voters", "1@%s:%s".formatted(PortFinder.clientHost(host), controllerPort));
        properties.put("controller.listener.names", "CONTROLLER");
        properties.put("listeners", "PLAINTEXT://%s:%s,CONTROLLER://%s:%s".formatted(host, port, host, controllerPort));
        properties.put("advertised.listeners", "PLAINTEXT://%s:%s".formatted(PortFinder.clientHost(host), port));
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.put("log.dirs", directory.resolve("data").toString());

        // Services create their topics; a misspelt name must not create one.
        properties.put("auto.create.topics.enable", "false");

        // After kill -9, the broker waits until its previous session has expired. After a longer pause, it rejects new
        // topics for a moment.
        properties.put("broker.session.timeout.ms", "2500");
        properties.put("broker.heartbeat.interval.ms", "250");

        // A single node cannot replicate.
        for (var prefix : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            properties.put(prefix + ".replication.factor", "1");
            properties.put(prefix + ".num.partitions", "4");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("group.min.session.timeout.ms", "1000");
        properties.put("log.cleaner.dedupe.buffer.size", "8388608");
        return properties;
    }
}
