package io.reelay.notifier.delivery;

import io.reelay.contracts.IdType;
import io.reelay.jobstore.deliveries.DeliveryEntity;
import io.reelay.jobstore.deliveries.DeliveryAttemptEntity;
import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.jobstore.deliveries.DisabledEndpointEntity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/// The stored callbacks. An attempt is made by whoever claimed the row; a claim that is not settled, because its
/// process died, ends with its lease.
@ApplicationScoped
class DeliveryRepository {

    private static final String SKIP_LOCKED = "-2";

    private final Session entities;
    private final Clock clock;
    private final Duration lease;
    private final String self = UUID.randomUUID().toString();

    DeliveryRepository(Session entities, Clock clock, WebhookConfig config) {
        this.entities = entities;
        this.clock = clock;
        this.lease = config.lease();
    }

    /// Stores a callback in the caller's transaction.
    @Transactional(TxType.MANDATORY)
    DueDelivery add(WebhookMessage callback) {
        Instant now = clock.instant();
        DeliveryEntity row = new DeliveryEntity();
        row.id = IdType.DELIVERY.next();
        row.accountId = callback.accountId();
        row.jobId = callback.jobId();
        row.webhookId = callback.webhookId();
        row.url = callback.url();
        row.body = callback.body();
        row.traceparent = callback.traceparent();
        row.state = DeliveryState.PENDING;
        row.nextAttemptAt = now;
        row.createdAt = now;
        entities.persist(row);
        return new DueDelivery(row.id, callback.receiver());
    }

    /// Whether the receiver wants no more.
    @Transactional
    boolean disabled(String accountId, String url) {
        return entities.find(DisabledEndpointEntity.class, new DisabledEndpointEntity.Id(accountId, url)) != null;
    }

    /// What is due, oldest first, but of each receiver no more than so many: a long queue of one does not hide the
    /// others.
    @Transactional
    List<DueDelivery> due(int perReceiver) {
        return entities.createNativeQuery("""
                        select id, receiver
                        from (select id, next_attempt_at, split_part(url, '/', 3) as receiver,
                                     row_number() over (partition by split_part(url, '/', 3) order by next_attempt_at) as place
                              from delivery
                              where state = 'pending' and next_attempt_at <= :now
                                and (leased_until is null or leased_until < :now)) as due
                        where place <= :perReceiver
                        order by next_attempt_at""", Object[].class)
                .setParameter("now", clock.instant())
                .setParameter("perReceiver", perReceiver)
                .getResultStream()
                .map(row -> new DueDelivery((String) row[0], (String) row[1]))
                .toList();
    }

    /// Empty if somebody else has it, it is no longer due, or its receiver wants no more.
    @Transactional
    Optional<DeliveryLease> claim(String deliveryId) {
        Instant now = clock.instant();
        return entities.createQuery("""
                        from DeliveryEntity
                        where id = :id and state = :pending and nextAttemptAt <= :now
                          and (leasedUntil is null or leasedUntil < :now)""", DeliveryEntity.class)
                .setParameter("id", deliveryId)
                .setParameter("pending", DeliveryState.PENDING)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultStream()
                .findFirst()
                .flatMap(row -> leaseOrEnd(row, now));
    }

    /// The one place where callbacks to a receiver that is gone end. At this last moment none is missed that is
    /// stored or under way when the receiver says so.
    private Optional<DeliveryLease> leaseOrEnd(DeliveryEntity row, Instant now) {
        if (disabled(row.accountId, row.url)) {
            row.state = DeliveryState.DEAD;
            row.finishedAt = now;
            return Optional.empty();
        }
        row.leasedBy = self;
        row.leasedUntil = now.plus(lease);
        return Optional.of(new DeliveryLease(row.id, row.attempts + 1, row.createdAt, callback(row)));
    }

    /// Records the attempt and ends the claim. If the lease was lost in between, the attempt of the new holder counts.
    @Transactional
    void settle(DeliveryLease claim, Attempt attempt, RetryDecision verdict) {
        DeliveryEntity row = entities.find(DeliveryEntity.class, claim.deliveryId(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !Objects.equals(row.leasedBy, self) || row.attempts != claim.number() - 1) {
            return;
        }
        entities.persist(attemptRow(claim, attempt));
        row.attempts = claim.number();
        row.leasedBy = null;
        row.leasedUntil = null;
        row.state = verdict.state();
        if (verdict.tryAgainAt() == null) {
            row.finishedAt = attempt.endedAt();
        } else {
            row.nextAttemptAt = verdict.tryAgainAt();
        }
        if (attempt.outcome() instanceof AttemptOutcome.Answered answered && answered.gone()) {
            disable(row.accountId, row.url);
        }
    }

    private void disable(String accountId, String url) {
        entities.createNativeQuery("insert into disabled_endpoint (account_id, url, disabled_at)"
                        + " values (:account, :url, :now) on conflict do nothing")
                .setParameter("account", accountId)
                .setParameter("url", url)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    private static DeliveryAttemptEntity attemptRow(DeliveryLease claim, Attempt attempt) {
        DeliveryAttemptEntity row = new DeliveryAttemptEntity();
        row.id = new DeliveryAttemptEntity.Id(claim.deliveryId(), claim.number());
        row.startedAt = attempt.startedAt();
        row.durationMillis = attempt.took().toMillis();
        row.status = attempt.outcome().httpStatus();
        row.error = attempt.outcome().problem();
        row.answerHead = attempt.outcome() instanceof AttemptOutcome.Answered answered ? answered.head() : null;
        return row;
    }

    private static WebhookMessage callback(DeliveryEntity row) {
        return new WebhookMessage(row.accountId, row.jobId, row.webhookId, row.url, row.body, row.traceparent);
    }
}
