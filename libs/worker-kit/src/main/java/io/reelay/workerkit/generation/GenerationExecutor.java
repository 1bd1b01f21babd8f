package io.reelay.workerkit.generation;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.reelay.contracts.JobStatus;
import io.reelay.support.trace.TraceContext;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Runs the generations of this worker, each on its own virtual thread, and renews their leases.
@ApplicationScoped
class GenerationExecutor {
    private static final Logger LOG = Logger.getLogger(GenerationExecutor.class);
    /// At shutdown, a submission in progress gets this time to receive its answer and store it.
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(8);

    private final GenerationWorkflow workflow;
    private final LeaseRepository leases;
    private final SlotQueue slotQueue;
    private final Map<String, LeasedGeneration> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("generation-", 0).factory());

    GenerationExecutor(GenerationWorkflow workflow, LeaseRepository leases, SlotQueue slotQueue) {
        this.workflow = workflow;
        this.leases = leases;
        this.slotQueue = slotQueue;
    }

    /// Starts or resumes a generation and returns at once. A generation that already runs here is not started twice: a
    /// process that was paused for longer than its lease can adopt its own rows.
    void start(LeasedGeneration generation) {
        if (running.putIfAbsent(generation.jobId(), generation) == null) {
            threads.execute(() -> run(generation));
        }
    }

    /// Stops a generation if it runs here.
    void stop(String jobId, JobStatus outcome) {
        Optional.ofNullable(running.get(jobId)).ifPresent(generation -> generation.stop(outcome));
    }

    int count() {
        return running.size();
    }

    private void run(LeasedGeneration generation) {
        try (var _ = TraceContext.open(generation.traceparent())) {
            workflow.run(generation);
        } catch (LeaseLostException e) {
            LOG.infof("generation.released jobId=%s", generation.jobId());
        } catch (RuntimeException e) {
            // The row keeps its state. Its lease is no longer renewed, so a worker adopts the row and resumes it.
            LOG.errorf(e, "generation.interrupted jobId=%s", generation.jobId());
        } finally {
            running.remove(generation.jobId(), generation);
            slotQueue.signalFreeSlot();
        }
    }

    @Scheduled(
            every = "{reelay.worker.renew-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void renew() {
        var renewed = Map.copyOf(running);
        if (renewed.isEmpty()) {
            return;
        }
        var owned = leases.renew(renewed.keySet());
        renewed.forEach((jobId, generation) -> {
            if (!owned.containsKey(jobId)) {
                generation.markLeaseLost();
            } else {
                owned.get(jobId).map(GenerationRow::parseStatus).ifPresent(generation::stop);
            }
        });
    }

    @Scheduled(
            every = "{reelay.worker.adopt-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void adopt() {
        for (var row : leases.adopt()) {
            var generation = new LeasedGeneration(row);
            LOG.infof("generation.adopted jobId=%s state=%s", generation.jobId(), generation.state());
            start(generation);
        }
    }

    /// Releases all generations. A generation that waits stops at once; one with a call in progress may still store the
    /// answer.
    void releaseAll() {
        running.values().forEach(LeasedGeneration::markLeaseLost);
        threads.shutdown();
    }

    /// At shutdown, other workers take over the unfinished generations.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        releaseAll();
        if (!threads.awaitTermination(SHUTDOWN_TIMEOUT.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warnf("worker.stopping generations=%d are still waiting for an answer", running.size());
        }
        LOG.infof("worker.handedOver generations=%d", leases.releaseLeases());
    }
}
