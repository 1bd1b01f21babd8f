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

/// Sends rows of the outbox to Kafka and removes those that the broker has acknowledged, many in one statement. Rows
/// that it refuses for good are marked and kept.
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int REMOVE_AT_ONCE = 500;

    /// Bytes that may be on their way. While the broker is away, the rest waits in the table and not in memory.
    private static final int ROOM = 16 << 20;

    /// What a row takes besides its body.
    private static final int ROW = 1 << 10;

    /// The record itself is at fault, so trying again cannot help.
    private static final Set<Class<?>> FOR_GOOD = Set.of(
            InvalidRecordException.class,
            InvalidTopicException.class,
            RecordBatchTooLargeException.class,
            RecordTooLargeException.class);

    private final Emitter<byte[]> emitter;
    private final EntityManager entities;
    private final TopicNames topicNames;
    private final Semaphore room = new Semaphore(ROOM);
    private final Map<Long, Integer> underway = new ConcurrentHashMap<>();
    private final BlockingQueue<Long> acknowledged = new LinkedBlockingQueue<>();
    private final Thread remover;

    OutboxRelay(
            @Channel("events") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> emitter,
            EntityManager entities,
            TopicNames topicNames) {
        this.emitter = emitter;
        this.entities = entities;
        this.topicNames = topicNames;
        this.remover = Thread.ofVirtual().name("outbox-remover").start(this::removeAcknowledged);
    }

    /// Hands the row to the Kafka client and returns at once; false if there is no room for it. A row that is already
    /// on its way is not sent again.
    boolean send(OutboxEntity row) {
        var size = Math.min(ROW + row.body.length, ROOM);
        if (!room.tryAcquire(size)) {
            return false;
        }
        if (underway.putIfAbsent(row.id, size) != null) {
            room.release(size);
            return true;
        }
        try {
            emitter.send(Message.of(row.body, Metadata.of(record(row)), () -> acknowledged(row), e -> refused(row, e)));
        } catch (IllegalStateException e) {
            refused(row, e);
        }
        return true;
    }

    /// The rows that are on their way now.
    Set<Long> underway() {
        return Set.copyOf(underway.keySet());
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
        if (FOR_GOOD.contains(failure.getClass())) {
            Thread.ofVirtual().name("outbox-parking").start(() -> park(row, failure));
        } else {
            LOG.warnf("outbox.refused eventId=%s topic=%s cause=%s", row.eventId, row.topic, failure);
            noLongerUnderway(row.id);
        }
        return CompletableFuture.completedFuture(null);
    }

    private void park(OutboxEntity row, Throwable failure) {
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> entities.createQuery("update OutboxRow set refusal = :why where id = :id")
                            .setParameter("why", failure.toString())
                            .setParameter("id", row.id)
                            .executeUpdate());
            LOG.errorf(
                    "outbox.parked eventId=%s topic=%s bytes=%d cause=%s: see the runbook",
                    row.eventId, row.topic, row.body.length, failure);
        } catch (RuntimeException e) {
            LOG.warnf("outbox.kept eventId=%s cause=%s: it will be sent again", row.eventId, e);
        }
        noLongerUnderway(row.id);
    }

    private void noLongerUnderway(Long id) {
        var size = underway.remove(id);
        if (size != null) {
            room.release(size);
        }
    }

    private void removeAcknowledged() {
        var ids = new ArrayList<Long>();
        while (!Thread.currentThread().isInterrupted()) {
            try {
                ids.add(acknowledged.take());
                acknowledged.drainTo(ids, REMOVE_AT_ONCE);
                QuarkusTransaction.requiringNew()
                        .run(() -> entities.createQuery("delete from OutboxRow where id in (:ids)")
                                .setParameter("ids", ids)
                                .executeUpdate());
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                LOG.warnf("outbox.kept events=%d cause=%s: they will be sent again", ids.size(), e);
            }
            ids.forEach(this::noLongerUnderway);
            ids.clear();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        remover.interrupt();
    }
}
