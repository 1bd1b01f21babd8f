package io.reelay.notifier.delivery;

import io.quarkus.scheduler.Scheduled;
import io.reelay.notifier.metrics.NotifierMetrics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Stores webhooks and sends each on its own virtual thread, within the permits of its receiver. A delivery without a
/// permit stays in the table until the next sweep.
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /// The time that current attempts get at shutdown. Others are retried when their lease ends.
    private static final long SHUTDOWN_SECONDS = 5;

    private final DeliveryRepository deliveries;
    private final AttemptDelivery attempts;
    private final NotifierMetrics metrics;
    private final PerHostPermits permits;
    private final int perReceiver;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("webhook-", 1).factory());

    Dispatcher(DeliveryRepository deliveries, AttemptDelivery attempts, NotifierMetrics metrics, WebhookConfig config) {
        this.deliveries = deliveries;
        this.attempts = attempts;
        this.metrics = metrics;
        this.perReceiver = config.parallelPerReceiver();
        this.permits = new PerHostPermits(perReceiver);
    }

    /// Stores a webhook in the caller's transaction. Call [#send(DueDelivery)] after the commit.
    @Transactional(TxType.MANDATORY)
    public DueDelivery store(WebhookMessage message) {
        return deliveries.add(message);
    }

    /// Makes the next attempt in the background.
    public void send(DueDelivery due) {
        inBackground(due.receiver(), () -> attempts.deliver(due.id()));
    }

    /// Makes a single attempt in the background, without storing the webhook.
    public void sendOnce(WebhookMessage message) {
        inBackground(message.receiver(), () -> {
            if (!deliveries.disabled(message.accountId(), message.url())) {
                attempts.sendOnce(message);
            }
        });
    }

    @Scheduled(
            every = "{reelay.webhook.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void sweep() {
        List<DueDelivery> due = deliveries.due(perReceiver);
        metrics.overdue(due.size());
        due.forEach(this::send);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(SHUTDOWN_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void inBackground(String receiver, Runnable attempt) {
        permits.tryAcquire(receiver)
                .ifPresent(permit -> threads.execute(() -> {
                    try (permit) {
                        attempt.run();
                    } catch (RuntimeException e) {
                        LOG.warnf(
                                e,
                                "webhook.unsettled receiver=%s: the attempt is repeated when its lease ends",
                                receiver);
                    }
                }));
    }
}
