package io.reelay.messaging.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownEvent;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.messaging.topics.TopicNames;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.errors.TimeoutException;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OutboxRelayTest {

    private static final int MEGABYTE = 1 << 20;
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final JobContext JOB =
            new JobContext("job_01", "acc_01", "runway", "runway/gen4_turbo", NOW, NOW.plusSeconds(900), Map.of());

    private final SilentBroker broker = new SilentBroker();
    private final OutboxRelay relay = new OutboxRelay(broker, noDatabase(), new TopicNames(Optional.of("acme.")));
    private long lastId;

    @AfterEach
    void stop() {
        relay.stop(new ShutdownEvent());
    }

    @Test
    void duringAnOutageOfTheBrokerTheBytesInMemoryAreLimited() {
        // When
        while (relay.send(row(MEGABYTE))) {
            assertThat(broker.taken).hasSizeLessThan(100);
        }

        // Then
        assertThat(broker.taken).hasSize(15);
        assertThat(relay.inFlight()).hasSize(15);

        // When
        broker.taken.getFirst().nack(new TimeoutException("the broker is not available"));

        // Then
        assertThat(relay.send(row(MEGABYTE))).isTrue();
        assertThat(relay.send(row(MEGABYTE))).isFalse();
    }

    @Test
    void aRowLargerThanTheLimitIsSentAlone() {
        assertThat(relay.send(row(20 * MEGABYTE))).isTrue();
        assertThat(relay.send(row(1))).isFalse();
    }

    @Test
    void aRowInFlightIsNotSentAgain() {
        // Given
        var row = row(1);
        relay.send(row);

        // When
        var sent = relay.send(row);

        // Then
        assertThat(sent).isTrue();
        assertThat(broker.taken).hasSize(1);
    }

    @Test
    void aRowIsSentToTheTopicOfThisDeployment() {
        // When
        relay.send(row(1));

        // Then
        var sent = broker.taken.getFirst().getMetadata(OutgoingKafkaRecordMetadata.class);
        assertThat(sent.orElseThrow().getTopic()).isEqualTo("acme.reelay.job.progress");
    }

    private OutboxEntity row(int bytes) {
        var row = new OutboxEntity(
                Envelope.of(NOW, null, new JobProgressed(JOB, JobStatus.RUNNING, 0.4, 20, null, null)));
        row.id = ++lastId;
        row.body = new byte[bytes];
        return row;
    }

    private static EntityManager noDatabase() {
        return (EntityManager) Proxy.newProxyInstance(
                OutboxRelayTest.class.getClassLoader(), new Class<?>[] {EntityManager.class}, (_, method, _) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
    }

    /// Accepts every message and acknowledges none.
    private static final class SilentBroker implements Emitter<byte[]> {

        private final List<Message<? extends byte[]>> taken = new ArrayList<>();

        @Override
        public <M extends Message<? extends byte[]>> void send(M message) {
            taken.add(message);
        }

        @Override
        public CompletionStage<Void> send(byte[] body) {
            return CompletableFuture.failedFuture(new UnsupportedOperationException("a body without its record"));
        }

        @Override
        public void complete() {}

        @Override
        public void error(Exception failure) {}

        @Override
        public boolean isCancelled() {
            return false;
        }

        @Override
        public boolean hasRequests() {
            return true;
        }
    }
}
