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

/// The door of this package: stores callbacks and sends each on a virtual thread of its own, within the slots of its
/// receiver. What finds no slot stays in the table, where the next sweep finds it.
@ApplicationScoped
public class Dispatcher {

    private static final Logger LOG = Logger.getLogger(Dispatcher.class);

    /// How long an attempt under way may take when the process is told to stop; the lease covers the rest.
    private static final long LAST_SECONDS = 5;

    private final DeliveryRepository table;
    private final AttemptDelivery courier;
    private final NotifierMetrics metrics;
    private final PerHostPermits slots;
    private final int perReceiver;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("callback-", 1).factory());

    Dispatcher(DeliveryRepository table, AttemptDelivery courier, NotifierMetrics metrics, WebhookConfig config) {
        this.table = table;
        this.courier = courier;
        this.metrics = metrics;
        this.perReceiver = config.parallelPerReceiver();
        this.slots = new PerHostPermits(perReceiver);
    }

    /// Stores a callback that must arrive, in the caller's transaction. Send it after the commit.
    @Transactional(TxType.MANDATORY)
    public DueDelivery store(WebhookMessage callback) {
        return table.add(callback);
    }

    /// Makes the next attempt in the background.
    public void send(DueDelivery due) {
        inBackground(due.receiver(), () -> courier.deliver(due.id()));
    }

    /// Tells in the background what need not arrive.
    public void tell(WebhookMessage callback) {
        inBackground(callback.receiver(), () -> {
            if (!table.disabled(callback.accountId(), callback.url())) {
                courier.tell(callback);
            }
        });
    }

    @Scheduled(
            every = "{reelay.webhook.sweep-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void sweep() {
        List<DueDelivery> due = table.due(perReceiver);
        metrics.overdue(due.size());
        due.forEach(this::send);
    }

    @PreDestroy
    void stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(LAST_SECONDS, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }

    private void inBackground(String receiver, Runnable attempt) {
        slots.tryTake(receiver)
                .ifPresent(slot -> threads.execute(() -> {
                    try (slot) {
                        attempt.run();
                    } catch (RuntimeException e) {
                        LOG.warnf(e, "webhook.unsettled receiver=%s: it is tried again when its lease ends", receiver);
                    }
                }));
    }
}
