package io.reelay.notifier.delivery;

import io.reelay.notifier.metrics.NotifierMetrics;
import io.reelay.notifier.schedule.RetrySchedule;
import io.reelay.support.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// Makes one attempt: claim, send, settle.
@ApplicationScoped
class AttemptDelivery {

    private static final Logger LOG = Logger.getLogger(AttemptDelivery.class);

    private final DeliveryRepository table;
    private final WebhookClient sender;
    private final NotifierMetrics metrics;
    private final RetrySchedule schedule;

    AttemptDelivery(
            DeliveryRepository table,
            WebhookClient sender,
            NotifierMetrics metrics,
            RandomGenerator random,
            WebhookConfig config) {
        this.table = table;
        this.sender = sender;
        this.metrics = metrics;
        this.schedule = new RetrySchedule(config.schedule(), random);
    }

    /// Does nothing if another notifier has the delivery.
    void deliver(String deliveryId) {
        table.claim(deliveryId).ifPresent(this::attempt);
    }

    /// Tells once, whatever comes of it: there will be newer news.
    void tell(WebhookMessage callback) {
        try (var _ = TraceContext.open(callback.traceparent())) {
            Attempt attempt = sender.send(callback);
            log(callback, attempt, 1, attempt.outcome().succeeded() ? "delivered" : "dropped");
        }
    }

    private void attempt(DeliveryLease claim) {
        try (var _ = TraceContext.open(claim.callback().traceparent())) {
            Attempt attempt = sender.send(claim.callback());
            RetryDecision verdict = RetryDecision.on(attempt, claim.number(), schedule);
            table.settle(claim, attempt, verdict);
            if (claim.number() == 1) {
                metrics.firstAttempt(Duration.between(claim.createdAt(), attempt.startedAt()));
            }
            metrics.attempted(verdict.state().toString(), attempt.took());
            log(claim.callback(), attempt, claim.number(), verdict.state().toString());
        }
    }

    private static void log(WebhookMessage callback, Attempt attempt, int number, String outcome) {
        LOG.infof(
                "webhook.attempted jobId=%s tenantId=%s eventId=%s receiver=%s attempt=%d outcome=%s status=%s durationMs=%d error=%s",
                callback.jobId(),
                callback.accountId(),
                callback.webhookId(),
                callback.receiver(),
                number,
                outcome,
                attempt.outcome().httpStatus(),
                attempt.took().toMillis(),
                attempt.outcome().problem());
    }
}
