package io.reelay.workerkit.generation;

import io.quarkus.runtime.ShutdownEvent;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.support.trace.TraceContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Step 1, **claim**: waits until the provider account has a free slot, then stores the generation. Until then the
/// record stays in Kafka.
@ApplicationScoped
class SlotQueue {
    /// Other replicas do not signal the slots that they free, so this one checks at an interval.
    private static final Duration CHECK_INTERVAL = Duration.ofMillis(300);

    private final GenerationRepository repository;
    private final ProgressPublisher publisher;
    private final FailPoints failPoints;
    /// One record at a time waits for a slot; the others queue behind it.
    private final ReentrantLock queueLock = new ReentrantLock(true);
    private final Condition slotFreed = queueLock.newCondition();
    private volatile boolean stopping;

    SlotQueue(GenerationRepository repository, ProgressPublisher publisher, FailPoints failPoints) {
        this.repository = repository;
        this.publisher = publisher;
        this.failPoints = failPoints;
    }

    /// Blocks until the job is claimed. Returns null when it was claimed before, because the record is a duplicate.
    @Nullable
    LeasedGeneration claim(GenerationRequested request) throws InterruptedException {
        var traceparent = TraceContext.current();
        queueLock.lockInterruptibly();
        try {
            WaitStatus.@Nullable Reason published = null;
            while (!stopping) {
                switch (repository.claim(request, traceparent)) {
                    case ClaimResult.Claimed(GenerationRow row) -> {
                        failPoints.reached("worker.claimed");
                        return new LeasedGeneration(row);
                    }
                    case ClaimResult.Duplicate() -> {
                        return null;
                    }
                    case ClaimResult.MustWait(WaitStatus waiting) -> {
                        if (published != waiting.reason()) {
                            published = waiting.reason();
                            publisher.publish(
                                    new JobProgressed(request.job(), JobStatus.QUEUED, 0, null, waiting, null),
                                    traceparent);
                        }
                        slotFreed.await(CHECK_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            }
            throw new IllegalStateException("The worker is stopping; another worker takes the record");
        } finally {
            queueLock.unlock();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        signalFreeSlot();
    }

    /// A generation of this worker has ended: the waiting record checks for a free slot at once.
    void signalFreeSlot() {
        queueLock.lock();
        try {
            slotFreed.signalAll();
        } finally {
            queueLock.unlock();
        }
    }

    /// The result of an attempt to claim a slot.
    sealed interface ClaimResult {
        record Claimed(GenerationRow row) implements ClaimResult {}

        record Duplicate() implements ClaimResult {}

        record MustWait(WaitStatus waiting) implements ClaimResult {}
    }
}
