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

/// The generations that run in this worker: a virtual thread each, kept by their leases.
@ApplicationScoped
class GenerationExecutor {
    private static final Logger LOG = Logger.getLogger(GenerationExecutor.class);
    /// A submission that is under way at the end gets this long to be answered and stored.
    private static final Duration LAST_WORD = Duration.ofSeconds(8);

    private final GenerationWorkflow generation;
    private final LeaseRepository leases;
    private final SlotQueue claims;
    private final Map<String, LeasedGeneration> running = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("generation-", 0).factory());

    GenerationExecutor(GenerationWorkflow generation, LeaseRepository leases, SlotQueue claims) {
        this.generation = generation;
        this.leases = leases;
        this.claims = claims;
    }

    /// Starts, or goes on with, a generation and returns at once. One that runs here is not started a second time: a
    /// process that stood still for longer than its lease adopts rows of its own.
    void start(LeasedGeneration claim) {
        if (running.putIfAbsent(claim.jobId(), claim) == null) {
            threads.execute(() -> run(claim));
        }
    }

    /// Tells a generation to end, if it runs here.
    void stop(String jobId, JobStatus outcome) {
        Optional.ofNullable(running.get(jobId)).ifPresent(claim -> claim.stop(outcome));
    }

    int count() {
        return running.size();
    }

    private void run(LeasedGeneration claim) {
        try (var _ = TraceContext.open(claim.traceparent())) {
            generation.run(claim);
        } catch (LeaseLostException e) {
            LOG.infof("render.left jobId=%s", claim.jobId());
        } catch (RuntimeException e) {
            // The row keeps its state; its lease is renewed no more, so it is adopted and goes on from there.
            LOG.errorf(e, "render.interrupted jobId=%s", claim.jobId());
        } finally {
            running.remove(claim.jobId(), claim);
            claims.slotFreed();
        }
    }

    @Scheduled(
            every = "{reelay.worker.renew-every}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    void renew() {
        var before = Map.copyOf(running);
        if (before.isEmpty()) {
            return;
        }
        var owned = leases.renew(before.keySet());
        before.forEach((jobId, claim) -> {
            if (!owned.containsKey(jobId)) {
                claim.lose();
            } else {
                owned.get(jobId).map(GenerationRow::outcome).ifPresent(claim::stop);
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
            var claim = new LeasedGeneration(row);
            LOG.infof("render.adopted jobId=%s state=%s", claim.jobId(), claim.state());
            start(claim);
        }
    }

    /// Generations that wait are left at once; calls that are under way get to store their answer.
    void tellToStop() {
        running.values().forEach(LeasedGeneration::lose);
        threads.shutdown();
    }

    /// Told to stop: what is not finished is given to the other workers.
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        tellToStop();
        if (!threads.awaitTermination(LAST_WORD.toSeconds(), TimeUnit.SECONDS)) {
            LOG.warnf("worker.stopping generations=%d still wait for an answer", running.size());
        }
        LOG.infof("worker.handedOver generations=%d", leases.handOver());
    }
}
