package io.reelay.notifier;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Topics;
import io.reelay.contracts.events.JobContext;
import io.reelay.notifier.fixture.JobFixture;
import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.stack.SecuredKafkaResource;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/// Tests a service on a shared cluster: it authenticates by SASL and may use only the names with its prefix.
@QuarkusTest
@TestProfile(SecuredKafkaIT.OnASharedCluster.class)
class SecuredKafkaIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final String COMPLETED = "acme.reelay.job.completed";
    private static final String PROGRESS = "acme.reelay.job.progress";
    private static final String GROUP = "acme.reelay.notifier";

    @Inject
    JobFixture stored;

    @Inject
    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrap;

    @Test
    void aServiceProducesAndConsumesWithItsCredentialsAndPrefix() throws Exception {
        // When
        JobContext job =
                stored.queued(stored.newAccount(), URI.create("http://127.0.0.1:9/hook"), Duration.ofMillis(-1));

        // Then
        try (var tap = KafkaTap.open(SecuredKafkaResource.serviceClient(bootstrap), COMPLETED)) {
            await().atMost(TIMEOUT)
                    .untilAsserted(() -> assertThat(tap.recordsOf(job.jobId())).hasSize(1));
        }
        await().atMost(TIMEOUT)
                .untilAsserted(() -> assertThat(stored.job(job).status()).isEqualTo(JobStatus.EXPIRED));
        try (var admin = Admin.create(SecuredKafkaResource.adminClient(bootstrap))) {
            assertThat(admin.listGroups().all().get())
                    .extracting(GroupListing::groupId)
                    .containsOnly(GROUP);
        }
    }

    @Test
    void everyTopicThatAServiceCreatesHasThePrefix() throws Exception {
        try (var admin = Admin.create(SecuredKafkaResource.adminClient(bootstrap))) {
            assertThat(admin.listTopics().names().get())
                    .contains(COMPLETED, Topics.deadLetters(COMPLETED, GROUP), "acme.reelay.catalog.models")
                    .allMatch(topic -> topic.startsWith("acme.reelay."));
        }
    }

    @Test
    void aMalformedRecordGoesToTheDeadLetterTopicWithThePrefix() throws Exception {
        // When
        try (var producer = new KafkaProducer<>(
                SecuredKafkaResource.serviceClient(bootstrap), new StringSerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(PROGRESS, "job_unreadable", "?".getBytes(UTF_8)))
                    .get();
        }

        // Then
        try (var tap = KafkaTap.open(
                SecuredKafkaResource.serviceClient(bootstrap), "acme.reelay.job.progress.acme.reelay.notifier.dlq")) {
            await().atMost(TIMEOUT)
                    .untilAsserted(
                            () -> assertThat(tap.recordsOf("job_unreadable")).hasSize(1));
        }
    }

    @Test
    void theClusterRejectsATopicWithoutThePrefix() {
        try (var admin = Admin.create(SecuredKafkaResource.serviceClient(bootstrap))) {
            assertThatThrownBy(() -> admin.createTopics(List.of(new NewTopic(Topics.JOB_COMPLETED, 1, (short) 1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    public static final class OnASharedCluster extends NotifierProfile {

        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SecuredKafkaResource.class, Map.of(), true));
        }

        /// The Kafka of the other tests accepts any client.
        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }
}
