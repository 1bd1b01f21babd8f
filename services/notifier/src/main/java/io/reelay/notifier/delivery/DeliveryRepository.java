package io.reelay.notifier.delivery;

import io.reelay.contracts.IdType;
import io.reelay.jobstore.deliveries.DeliveryAttemptEntity;
import io.reelay.jobstore.deliveries.DeliveryEntity;
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

/// The stored deliveries. The holder of the lease makes the attempt. If its process dies, another notifier can take the
/// lease when it has ended.
@ApplicationScoped
class DeliveryRepository {

    private static final String SKIP_LOCKED = "-2";

    private final Session entities;
    private final Clock clock;
    private final Duration leaseTime;
    private final String owner = UUID.randomUUID().toString();

    DeliveryRepository(Session entities, Clock clock, WebhookConfig config) {
        this.entities = entities;
        this.clock = clock;
        this.leaseTime = config.lease();
    }

    /// Stores a webhook in the caller's transaction.
    @Transactional(TxType.MANDATORY)
    DueDelivery add(WebhookMessage message) {
        Instant now = clock.instant();
        DeliveryEntity row = new DeliveryEntity();
        row.id = IdType.DELIVERY.next();
        row.accountId = message.accountId();
        row.jobId = message.jobId();
        row.webhookId = message.webhookId();
        row.url = message.url();
        row.body = message.body();
        row.traceparent = message.traceparent();
        row.state = DeliveryState.PENDING;
        row.nextAttemptAt = now;
        row.createdAt = now;
        entities.persist(row);
        return new DueDelivery(row.id, message.receiver());
    }

    /// Whether the receiver has rejected all further webhooks of the account (410).
    @Transactional
    boolean disabled(String accountId, String url) {
        return entities.find(DisabledEndpointEntity.class, new DisabledEndpointEntity.Id(accountId, url)) != null;
    }

    /// Due deliveries, oldest first, at most `perReceiver` per receiver, so that one slow receiver cannot starve the
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

    /// Leases the delivery. Empty if it is leased by another notifier or no longer due, or if its URL is disabled.
    @Transactional
    Optional<DeliveryLease> lease(String deliveryId) {
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

    /// Ends the delivery if its URL is disabled. The check is made at the last moment, so that it includes deliveries
    /// that were already stored or in progress when the receiver answered 410.
    private Optional<DeliveryLease> leaseOrEnd(DeliveryEntity row, Instant now) {
        if (disabled(row.accountId, row.url)) {
            row.state = DeliveryState.DEAD;
            row.finishedAt = now;
            return Optional.empty();
        }
        row.leasedBy = owner;
        row.leasedUntil = now.plus(leaseTime);
        return Optional.of(new DeliveryLease(row.id, row.attempts + 1, row.createdAt, message(row)));
    }

    /// Records the attempt and ends the lease. Does nothing if another notifier has taken the lease since.
    @Transactional
    void settle(DeliveryLease lease, Attempt attempt, RetryDecision decision) {
        DeliveryEntity row = entities.find(DeliveryEntity.class, lease.deliveryId(), LockModeType.PESSIMISTIC_WRITE);
        if (row == null || !Objects.equals(row.leasedBy, owner) || row.attempts != lease.number() - 1) {
            return;
        }
        entities.persist(attemptRow(lease, attempt));
        row.attempts = lease.number();
        row.leasedBy = null;
        row.leasedUntil = null;
        row.state = decision.state();
        if (decision.retryAt() == null) {
            row.finishedAt = attempt.endedAt();
        } else {
            row.nextAttemptAt = decision.retryAt();
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

    private static DeliveryAttemptEntity attemptRow(DeliveryLease lease, Attempt attempt) {
        DeliveryAttemptEntity row = new DeliveryAttemptEntity();
        row.id = new DeliveryAttemptEntity.Id(lease.deliveryId(), lease.number());
        row.startedAt = attempt.startedAt();
        row.durationMillis = attempt.took().toMillis();
        row.status = attempt.outcome().httpStatus();
        row.error = attempt.outcome().problem();
        row.answerHead = attempt.outcome() instanceof AttemptOutcome.Answered answered ? answered.head() : null;
        return row;
    }

    private static WebhookMessage message(DeliveryEntity row) {
        return new WebhookMessage(row.accountId, row.jobId, row.webhookId, row.url, row.body, row.traceparent);
    }
}
