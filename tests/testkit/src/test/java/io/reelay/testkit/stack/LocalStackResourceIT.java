package io.reelay.testkit.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class LocalStackResourceIT {
    private final Map<String, String> settings = started().start();

    @Test
    void onlyTheNamedPartsAreStartedAndOnlyOnce() {
        assertThat(started().start()).isEqualTo(settings).containsOnlyKeys("REELAY_KAFKA_BOOTSTRAP");
    }

    @Test
    void aTapReadsWhatComesLaterToo() throws ExecutionException, InterruptedException {
        String bootstrap = settings.getOrDefault("REELAY_KAFKA_BOOTSTRAP", "");
        try (KafkaTap tap = KafkaTap.open(bootstrap, "tapped");
                KafkaProducer<String, String> producer = new KafkaProducer<>(
                        Map.of("bootstrap.servers", bootstrap), new StringSerializer(), new StringSerializer())) {
            assertThat(tap.records()).isEmpty();
            create("tapped", bootstrap);

            producer.send(record("job_1", "first")).get();
            assertThat(tap.recordsOf("job_1")).extracting(TappedRecord::text).containsExactly("first");

            producer.send(record("job_1", "second")).get();
            assertThat(tap.recordsOf("job_1")).extracting(TappedRecord::text).containsExactly("first", "second");
            assertThat(tap.records().getFirst().header("ce_id")).isEqualTo("first");
        }
    }

    private static void create(String topic, String bootstrap) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(topic, 2, (short) 1))).all().get();
        }
    }

    private static ProducerRecord<String, String> record(String key, String value) {
        ProducerRecord<String, String> record = new ProducerRecord<>("tapped", key, value);
        record.headers().add("ce_id", value.getBytes(StandardCharsets.UTF_8));
        return record;
    }

    private static LocalStackResource started() {
        LocalStackResource resource = new LocalStackResource();
        resource.init(Map.of(LocalStackResource.PARTS, "kafka"));
        return resource;
    }
}
