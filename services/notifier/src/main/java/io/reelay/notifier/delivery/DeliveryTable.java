package io.reelay.notifier.delivery;

import io.reelay.contracts.Ids;
import io.reelay.jobstore.deliveries.Delivery;
import io.reelay.jobstore.deliveries.DeliveryAttempt;
import io.reelay.jobstore.deliveries.DeliveryState;
import io.reelay.jobstore.deliveries.DisabledEndpoint;
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
class DeliveryTable {

    private static final String SKIP_LOCKED = "-2";

    private final Session entities;
    private final Clock clock;
    private final Duration lease;
    private final String self = UUID.randomUUID().toString();

    DeliveryTable(Session entities, Clock clock, WebhookConfig config) {
        this.entities = entities;
        this.clock = clock;
        this.lease = config.lease();
    }

    /// Stores a callback in the caller's transaction. A receiver that wants no more gets none: then the row is there
    /// for the account to see, and nothing is due.
    @Transactional(TxType.MANDATORY)
    Optional<DueDelivery> add(Callback callback) {
        Instant now = clock.instant();
        boolean disabled = disabled(callback.accountId(), callback.url());
        Delivery row = new Delivery();
        row.id = Ids.DELIVERY.next();
        row.accountId = callback.accountId();
        row.jobId = callback.jobId();
        row.webhookId = callback.webhookId();
        row.url = callback.url();
        row.body = callback.body();
        row.traceparent = callback.traceparent();
        row.state = disabled ? DeliveryState.DEAD : DeliveryState.PENDING;
        row.nextAttemptAt = now;
        row.createdAt = now;
        row.finishedAt = disabled ? now : null;
        entities.persist(row);
        return disabled ? Optional.empty() : Optional.of(new DueDelivery(row.id, callback.receiver()));
    }

    @Transactional
    boolean disabled(String accountId, String url) {
        return entities.find(DisabledEndpoint.class, new DisabledEndpoint.Id(accountId, url)) != null;
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

    /// Empty if somebody else has it, or it is no longer due.
    @Transactional
    Optional<Claim> claim(String deliveryId) {
        Instant now = clock.instant();
        return entities.createQuery("""
                        from Delivery
                        where id = :id and state = :pending and nextAttemptAt <= :now
                          and (leasedUntil is null or leasedUntil < :now)""", Delivery.class)
                .setParameter("id", deliveryId)
                .setParameter("pending", DeliveryState.PENDING)
                .setParameter("now", now)
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .setHint("jakarta.persistence.lock.timeout", SKIP_LOCKED)
                .getResultStream()
                .findFirst()
                .map(row -> {
                    row.leasedBy = self;
                    row.leasedUntil = now.plus(lease);
                    return new Claim(row.id, row.attempts + 1, row.createdAt, callback(row));
                });
    }

    /// Records the attempt and ends the claim. If the lease was lost in between, the attempt of the new holder counts.
    @Transactional
    void settle(Claim claim, Attempt attempt, Verdict verdict) {
        Delivery row = entities.find(Delivery.class, claim.deliveryId(), LockModeType.PESSIMISTIC_WRITE);
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
        if (attempt.outcome() instanceof Outcome.Answered answered && answered.gone()) {
            disable(row.accountId, row.url);
        }
    }

    private void disable(String accountId, String url) {
        Instant now = clock.instant();
        entities.createNativeQuery("insert into disabled_endpoint (account_id, url, disabled_at)"
                        + " values (:account, :url, :now) on conflict do nothing")
                .setParameter("account", accountId)
                .setParameter("url", url)
                .setParameter("now", now)
                .executeUpdate();
        entities.createNativeQuery("update delivery set state = 'dead', finished_at = :now"
                        + " where account_id = :account and url = :url and state = 'pending'")
                .setParameter("account", accountId)
                .setParameter("url", url)
                .setParameter("now", now)
                .executeUpdate();
    }

    private static DeliveryAttempt attemptRow(Claim claim, Attempt attempt) {
        DeliveryAttempt row = new DeliveryAttempt();
        row.id = new DeliveryAttempt.Id(claim.deliveryId(), claim.number());
        row.startedAt = attempt.startedAt();
        row.durationMillis = attempt.took().toMillis();
        row.status = attempt.outcome().httpStatus();
        row.error = attempt.outcome().problem();
        row.answerHead = attempt.outcome() instanceof Outcome.Answered answered ? answered.head() : null;
        return row;
    }

    private static Callback callback(Delivery row) {
        return new Callback(row.accountId, row.jobId, row.webhookId, row.url, row.body, row.traceparent);
    }
}
