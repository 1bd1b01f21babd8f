package io.reelay.cli.demo;

import io.reelay.cli.terminal.CliException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// A plain downstream Kafka consumer. It receives all completions that are published after its creation.
final class CompletionEvents implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String topic;
    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, Map<String, String>> headersByJob = new HashMap<>();

    CompletionEvents(String bootstrap, String topic) {
        this.topic = topic;
        consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrap), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        // Seeking is lazy; position() executes it.
        partitions.forEach(consumer::position);
    }

    /// Waits for a job's completion and returns its `ce_*` headers.
    Map<String, String> await(String jobId, Duration timeout, InstantSource clock) {
        var deadline = clock.instant().plus(timeout);
        while (!headersByJob.containsKey(jobId)) {
            if (clock.instant().isAfter(deadline)) {
                throw new CliException(
                        "no completion event of " + jobId + " on " + topic + " within " + timeout.toSeconds() + " s");
            }
            consumer.poll(POLL).forEach(record -> headersByJob.put(record.key(), cloudEventHeaders(record)));
        }
        return headersByJob.get(jobId);
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Map<String, String> cloudEventHeaders(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        record.headers().forEach(header -> {
            if (header.key().startsWith("ce_")) {
                headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        });
        return headers;
    }
}
