package io.reelay.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.reelay.testkit.kafka.TappedRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// Sends records again and waits until all consumer groups have handled them.
public final class Broker implements AutoCloseable {
    /// The header that marks a repeated record.
    static final String REPEATED = "e2e-repeated";

    /// Intake reads all announcements at each start.
    private static final String GROUPS_WITHOUT_OFFSETS = "reelay.intake-models-";

    private static final Duration CAUGHT_UP_WITHIN = Duration.ofSeconds(60);

    private final Admin admin;
    private final KafkaProducer<String, byte[]> producer;

    public Broker(ReelaySystem reelay) {
        Map<String, Object> settings = Map.of("bootstrap.servers", reelay.kafkaBootstrap());
        this.admin = Admin.create(settings);
        this.producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// Sends the records again unchanged, in the order of the list.
    public void sendAgain(List<TappedRecord> records) {
        for (TappedRecord tapped : records) {
            ProducerRecord<String, byte[]> again =
                    new ProducerRecord<>(tapped.topic(), tapped.partition(), tapped.key(), tapped.value());
            tapped.headers().forEach((name, text) -> again.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
            again.headers().add(REPEATED, new byte[0]);
            producer.send(again);
        }
        producer.flush();
    }

    /// Waits until the consumer groups of the services have handled all records.
    public void awaitCaughtUp() {
        await("the consumers")
                .atMost(CAUGHT_UP_WITHIN)
                .untilAsserted(() -> assertThat(behind()).isEmpty());
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private List<TopicPartition> behind() {
        List<String> groups = answer(admin.listGroups().all()).stream()
                .map(group -> group.groupId())
                .filter(group -> !group.startsWith(GROUPS_WITHOUT_OFFSETS))
                .toList();
        return answer(admin.describeConsumerGroups(groups).all()).values().stream()
                .flatMap(this::behind)
                .toList();
    }

    /// An assigned partition without an offset counts from its beginning, because offsets are committed with a delay.
    private Stream<TopicPartition> behind(ConsumerGroupDescription group) {
        Map<TopicPartition, OffsetAndMetadata> done =
                answer(admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata());
        Set<TopicPartition> places = Stream.concat(
                        group.members().stream().flatMap(member -> member.assignment().topicPartitions().stream()),
                        done.keySet().stream())
                .collect(Collectors.toSet());
        var ends = answer(admin.listOffsets(
                        places.stream().collect(Collectors.toMap(place -> place, _ -> OffsetSpec.latest())))
                .all());
        return places.stream().filter(place -> offset(done.get(place)) < end(ends, place));
    }

    private static long offset(@Nullable OffsetAndMetadata done) {
        return done == null ? 0 : done.offset();
    }

    private static long end(Map<TopicPartition, ListOffsetsResultInfo> ends, TopicPartition place) {
        ListOffsetsResultInfo end = ends.get(place);
        return end == null ? 0 : end.offset();
    }

    private static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
