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

/// **Claim**: takes a job from the queue, but only when the provider account has a slot for it. Until then the record
/// stays with Kafka.
@ApplicationScoped
class SlotQueue {
    /// Slots that other replicas free are not told to us, so we look.
    private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

    private final GenerationRepository store;
    private final ProgressPublisher news;
    private final FailPoints crashPoints;
    /// One record at a time asks for a slot; the others queue up behind it.
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Condition slotFreed = turn.newCondition();
    private volatile boolean stopping;

    SlotQueue(GenerationRepository store, ProgressPublisher news, FailPoints crashPoints) {
        this.store = store;
        this.news = news;
        this.crashPoints = crashPoints;
    }

    /// Blocks until the job is claimed. Null when it was claimed before: the record is a repeat.
    @Nullable
    LeasedGeneration take(GenerationRequested request) throws InterruptedException {
        var traceparent = TraceContext.current();
        turn.lockInterruptibly();
        try {
            WaitStatus.@Nullable Reason told = null;
            while (!stopping) {
                switch (store.claim(request, traceparent)) {
                    case ClaimResult.Claimed(GenerationRow row) -> {
                        crashPoints.reached("worker.claimed");
                        return new LeasedGeneration(row);
                    }
                    case ClaimResult.Known() -> {
                        return null;
                    }
                    case ClaimResult.NotNow(WaitStatus waiting) -> {
                        if (told != waiting.reason()) {
                            told = waiting.reason();
                            news.tell(
                                    new JobProgressed(request.job(), JobStatus.QUEUED, 0, null, waiting, null),
                                    traceparent);
                        }
                        slotFreed.await(LOOK_AGAIN.toMillis(), TimeUnit.MILLISECONDS);
                    }
                }
            }
            throw new IllegalStateException("The worker stops: the record is left to another one");
        } finally {
            turn.unlock();
        }
    }

    void stop(@Observes ShutdownEvent event) {
        stopping = true;
        slotFreed();
    }

    /// A generation of this worker ended: whoever waits for a slot looks at once.
    void slotFreed() {
        turn.lock();
        try {
            slotFreed.signalAll();
        } finally {
            turn.unlock();
        }
    }

    /// What came of asking for a slot.
    sealed interface ClaimResult {
        record Claimed(GenerationRow row) implements ClaimResult {}

        record Known() implements ClaimResult {}

        record NotNow(WaitStatus waiting) implements ClaimResult {}
    }
}
