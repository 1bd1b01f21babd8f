package io.reelay.notifier.delivery;

import io.reelay.notifier.metrics.NotifierMetrics;
import io.reelay.notifier.schedule.RetrySchedule;
import io.reelay.support.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/// Makes one delivery attempt: lease the delivery, send the webhook, record the outcome.
@ApplicationScoped
class AttemptDelivery {

    private static final Logger LOG = Logger.getLogger(AttemptDelivery.class);

    private final DeliveryRepository deliveries;
    private final WebhookClient client;
    private final NotifierMetrics metrics;
    private final RetrySchedule schedule;

    AttemptDelivery(
            DeliveryRepository deliveries,
            WebhookClient client,
            NotifierMetrics metrics,
            RandomGenerator random,
            WebhookConfig config) {
        this.deliveries = deliveries;
        this.client = client;
        this.metrics = metrics;
        this.schedule = new RetrySchedule(config.schedule(), random);
    }

    /// Does nothing if another notifier holds the lease.
    void deliver(String deliveryId) {
        deliveries.lease(deliveryId).ifPresent(this::attempt);
    }

    /// Sends once, without a retry: a newer progress webhook will follow.
    void sendOnce(WebhookMessage message) {
        try (var _ = TraceContext.open(message.traceparent())) {
            Attempt attempt = client.send(message);
            log(message, attempt, 1, attempt.outcome().succeeded() ? "delivered" : "dropped");
        }
    }

    private void attempt(DeliveryLease lease) {
        try (var _ = TraceContext.open(lease.message().traceparent())) {
            Attempt attempt = client.send(lease.message());
            RetryDecision decision = RetryDecision.on(attempt, lease.number(), schedule);
            deliveries.settle(lease, attempt, decision);
            if (lease.number() == 1) {
                metrics.firstAttempt(Duration.between(lease.createdAt(), attempt.startedAt()));
            }
            metrics.attempted(decision.state().toString(), attempt.took());
            log(lease.message(), attempt, lease.number(), decision.state().toString());
        }
    }

    private static void log(WebhookMessage message, Attempt attempt, int number, String outcome) {
        LOG.infof(
                "webhook.attempted jobId=%s accountId=%s eventId=%s receiver=%s attempt=%d outcome=%s status=%s durationMs=%d error=%s",
                message.jobId(),
                message.accountId(),
                message.webhookId(),
                message.receiver(),
                number,
                outcome,
                attempt.outcome().httpStatus(),
                attempt.took().toMillis(),
                attempt.outcome().problem());
    }
}
