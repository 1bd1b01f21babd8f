package io.reelay.platform.outbox;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.reelay.platform.events.EventCodec;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.eclipse.microprofile.reactive.messaging.OnOverflow;
import org.jboss.logging.Logger;

/// Sends rows of the outbox to Kafka and removes those that the broker has acknowledged, many in one statement.
@ApplicationScoped
class OutboxRelay {
    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int REMOVE_AT_ONCE = 500;

    private final Emitter<byte[]> emitter;
    private final EntityManager entities;
    private final Set<Long> underway = ConcurrentHashMap.newKeySet();
    private final BlockingQueue<Long> acknowledged = new LinkedBlockingQueue<>();
    private final Thread remover;

    OutboxRelay(
            @Channel("events") @OnOverflow(value = OnOverflow.Strategy.UNBOUNDED_BUFFER) Emitter<byte[]> emitter,
            EntityManager entities) {
        this.emitter = emitter;
        this.entities = entities;
        this.remover = Thread.ofVirtual().name("outbox-remover").start(this::removeAcknowledged);
    }

    /// Hands the row to the Kafka client and returns at once. A row that is already on its way is not sent again.
    void send(OutboxRow row) {
        if (!underway.add(row.id)) {
            return;
        }
        try {
            emitter.send(Message.of(row.body, Metadata.of(record(row)), () -> acknowledged(row), e -> refused(row, e)));
        } catch (IllegalStateException e) {
            refused(row, e);
        }
    }

    /// The rows that are on their way now.
    Set<Long> underway() {
        return Set.copyOf(underway);
    }

    private static OutgoingKafkaRecordMetadata<String> record(OutboxRow row) {
        return OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(row.topic)
                .withKey(row.subject)
                .withHeaders(EventCodec.headers(row.attributes()))
                .build();
    }

    private CompletionStage<Void> acknowledged(OutboxRow row) {
        acknowledged.add(row.id);
        return CompletableFuture.completedFuture(null);
    }

    private CompletionStage<Void> refused(OutboxRow row, Throwable failure) {
        LOG.warnf("outbox.refused eventId=%s topic=%s cause=%s", row.eventId, row.topic, failure);
        underway.remove(row.id);
        return CompletableFuture.completedFuture(null);
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
            ids.forEach(underway::remove);
            ids.clear();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        remover.interrupt();
    }
}
