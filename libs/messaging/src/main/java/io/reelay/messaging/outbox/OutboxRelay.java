package io.reelay.messaging.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.reelay.messaging.events.EventCodec;
import io.reelay.messaging.topics.TopicNames;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Sends outbox rows to Kafka and deletes acknowledged rows in batches. Rows that the broker refuses permanently are
/// marked and kept.
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int DELETE_BATCH = 500;

    /// Maximum bytes in flight. During an outage of the broker, the other events wait in the table and not in memory.
    private static final int MAX_BYTES = 16 << 20;

    /// Memory that a row takes besides its body.
    private static final int ROW_OVERHEAD = 1 << 10;

    /// Failures that the record itself causes: a retry cannot help.
    private static final Set<Class<?>> PERMANENT = Set.of(
            InvalidRecordException.class,
            InvalidTopicException.class,
            RecordBatchTooLargeException.class,
            RecordTooLargeException.class);

    private final Emitter<byte[]> emitter;
    private final EntityManager entities;
    private final TopicNames topicNames;
    private final Semaphore permits = new Semaphore(MAX_BYTES);
    private final Map<Long, Integer> inFlight = new ConcurrentHashMap<>();
    private final BlockingQueue<Long> acknowledged = new LinkedBlockingQueue<>();
    private final Thread deleter;

    OutboxRelay(
            @Channel("events") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> emitter,
            EntityManager entities,
            TopicNames topicNames) {
        this.emitter = emitter;
        this.entities = entities;
        this.topicNames = topicNames;
        this.deleter = Thread.ofVirtual().name("outbox-deleter").start(this::deleteAcknowledged);
    }

    /// Passes the row to the Kafka client without waiting. Returns false when too many bytes are in flight. A row that
    /// is in flight is not sent again.
    boolean send(OutboxEntity row) {
        var size = Math.min(ROW_OVERHEAD + row.body.length, MAX_BYTES);
        if (!permits.tryAcquire(size)) {
            return false;
        }
        if (inFlight.putIfAbsent(row.id, size) != null) {
            permits.release(size);
            return true;
        }
        try {
            emitter.send(Message.of(row.body, Metadata.of(record(row)), () -> acknowledged(row), e -> refused(row, e)));
        } catch (IllegalStateException e) {
            refused(row, e);
        }
        return true;
    }

    /// The ids of the rows that are in flight.
    Set<Long> inFlight() {
        return Set.copyOf(inFlight.keySet());
    }

    private OutgoingKafkaRecordMetadata<String> record(OutboxEntity row) {
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topicNames.onCluster(row.topic))
                .withKey(row.subject)
                .withHeaders(EventCodec.headers(row.attributes()))
                .build();
    }

    private CompletionStage<Void> acknowledged(OutboxEntity row) {
        acknowledged.add(row.id);
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> refused(OutboxEntity row, Throwable failure) {
        if (PERMANENT.contains(failure.getClass())) {
            Thread.ofVirtual().name("outbox-parking").start(() -> park(row, failure));
        } else {
            LOG.warnf("outbox.refused eventId=%s topic=%s cause=%s", row.eventId, row.topic, failure);
            endFlight(row.id);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void park(OutboxEntity row, Throwable failure) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> entities.createQuery("update OutboxEntity set refusal = :why where id = :id")
                            .setParameter("why", failure.toString())
                            .setParameter("id", row.id)
                            .executeUpdate());
            LOG.errorf(
                    "outbox.parked eventId=%s topic=%s bytes=%d cause=%s: see the runbook",
                    row.eventId, row.topic, row.body.length, failure);
        } catch (RuntimeException e) {
            LOG.warnf("outbox.kept eventId=%s cause=%s: it will be sent again", row.eventId, e);
        }
        endFlight(row.id);
    }

    private void endFlight(Long id) {
        var size = inFlight.remove(id);
        if (size != null) {
            permits.release(size);
        }
    }

    private void deleteAcknowledged() {
        var ids = new ArrayList<Long>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ids.add(acknowledged.take());
                acknowledged.drainTo(ids, DELETE_BATCH);
                QuarkusTransaction.requiringNew()
                        .run(() -> entities.createQuery("delete from OutboxEntity where id in (:ids)")
                                .setParameter("ids", ids)
                                .executeUpdate());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outbox.kept events=%d cause=%s: they will be sent again", ids.size(), e);
            }
            ids.forEach(this::endFlight);
            ids.clear();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        deleter.interrupt();
    }
}
