package io.reelay.testkit.kafka;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads topics from their beginning with a plain Kafka consumer without a group. Each call reads to the current end
/// and returns all records since the tap was opened. It has no thread of its own and is not thread-safe.
public final class KafkaTap implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Collection<String> topics;
    private final List<TappedRecord> records = new ArrayList<>();

    private KafkaTap(KafkaConsumer<String, byte[]> consumer, Collection<String> topics) {
        this.consumer = consumer;
        this.topics = topics;
    }

    public static KafkaTap open(String bootstrap, String... topics) {
        return open(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap), topics);
    }

    /// @param client the addresses of the brokers, and credentials if required
    public static KafkaTap open(Map<String, Object> client, String... topics) {
        Properties settings = new Properties();
        settings.putAll(client);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return new KafkaTap(
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()), List.of(topics));
    }

    /// All records on the topics until now, in the order of their partitions.
    public synchronized List<TappedRecord> records() {
        assignNewPartitions();
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> records.add(tapped(record)));
        }
        return List.copyOf(records);
    }

    public List<TappedRecord> records(Predicate<TappedRecord> wanted) {
        return records().stream().filter(wanted).toList();
    }

    /// The records of one key on all topics.
    public List<TappedRecord> recordsOf(String key) {
        return records(record -> key.equals(record.key()));
    }

    @Override
    public synchronized void close() {
        consumer.close();
    }

    // Topics that are created later are included.
    private void assignNewPartitions() {
        var existing = consumer.listTopics();
        List<TopicPartition> wanted = topics.stream()
                .flatMap(topic -> existing.getOrDefault(topic, List.of()).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        if (!consumer.assignment().containsAll(wanted)) {
            Map<TopicPartition, Long> positions = new HashMap<>();
            consumer.assignment().forEach(partition -> positions.put(partition, consumer.position(partition)));
            consumer.assign(wanted);
            wanted.forEach(partition -> consumer.seek(partition, positions.getOrDefault(partition, 0L)));
        }
    }

    private static TappedRecord tapped(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return new TappedRecord(
                record.topic(), record.partition(), record.offset(), record.key(), Map.copyOf(headers), record.value());
    }
}
