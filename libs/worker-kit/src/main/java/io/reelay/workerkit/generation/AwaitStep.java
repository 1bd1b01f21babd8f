package io.reelay.workerkit.generation;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.support.failpoints.FailPoints;
import io.reelay.support.time.Backoff;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.PollSchedule;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.ProviderTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// **Await**: a parked virtual thread and one row. The task is looked at in the provider's rhythm; only news is told.
@ApplicationScoped
class AwaitStep {
    private static final Logger LOG = Logger.getLogger(AwaitStep.class);
    /// What an estimate from the clock never exceeds.
    private static final double ALMOST = 0.95;
    /// Smaller steps of progress are not told.
    private static final double NOTEWORTHY = 0.02;
    /// The progress of a task that the provider has just begun.
    private static final double BEGUN = 0.001;
    private static final int CANCEL_ATTEMPTS = 4;
    private static final PollOutcome KEY_MISSING = new PollOutcome.Unanswered(
            "the API key that created the task is no longer among the configured ones; put it back to get the result");

    private final ProviderAdapter adapter;
    private final ApiKeyPool keys;
    private final ProgressPublisher news;
    private final WorkerConfig config;
    private final FailPoints crashPoints;
    private final Clock clock;
    private final RandomGenerator random;
    private final Backoff backoff;

    AwaitStep(
            ProviderAdapter adapter,
            ApiKeyPool keys,
            ProgressPublisher news,
            WorkerConfig config,
            FailPoints crashPoints,
            Clock clock,
            RandomGenerator random) {
        this.adapter = adapter;
        this.keys = keys;
        this.news = news;
        this.config = config;
        this.crashPoints = crashPoints;
        this.clock = clock;
        this.random = random;
        this.backoff = WorkerConfig.retries(config);
    }

    /// Waits until the task has ended, or the job is stopped.
    GenerationResult await(LeasedGeneration claim, GenerationWorkflow.Submitted submitted) throws LeaseLostException {
        var task = submitted.task();
        var key = keys.of(submitted.keyFingerprint());
        var pauses = new Pauses(adapter.pollRhythm());
        var told = new Told(claim, task);
        told.running(0.0);
        while (true) {
            claim.pause(pauses.next());
            var stop = claim.stopRequested(clock.instant());
            if (stop.isPresent()) {
                return StopFailures.atProvider(stop.get(), cancel(claim, task, key));
            }
            var outcome = key.map(creator -> adapter.poll(task, creator)).orElse(KEY_MISSING);
            crashPoints.reached("worker.waiting");
            switch (outcome) {
                case PollOutcome.Succeeded(var results, var cost) -> {
                    return new GenerationResult.Rendered(task, results, cost);
                }
                case PollOutcome.Failed(var failure) -> {
                    return new GenerationResult.Failed(failure);
                }
                case PollOutcome.Unanswered(String reason) -> {
                    LOG.warnf("render.unanswered jobId=%s taskId=%s reason=%s", claim.jobId(), task.taskId(), reason);
                    pauses.slowDown();
                }
                case PollOutcome.Throttled _ -> told.throttled();
                case PollOutcome.Running(Double progress) -> told.running(progress);
            }
        }
    }

    private CancelOutcome cancel(LeasedGeneration claim, ProviderTask task, Optional<ApiKey> key) throws LeaseLostException {
        for (var attempt = 1; ; attempt++) {
            var outcome = key.map(creator -> adapter.cancel(task, creator)).orElse(CancelOutcome.UNANSWERED);
            if (outcome != CancelOutcome.UNANSWERED || attempt == CANCEL_ATTEMPTS) {
                return outcome;
            }
            claim.pause(backoff.after(attempt));
        }
    }

    /// What the world knows of one task: it is told only what is new.
    private final class Told {
        private final LeasedGeneration claim;
        private final ProviderTask task;
        private double progress = -1;
        private boolean throttled;

        Told(LeasedGeneration claim, ProviderTask task) {
            this.claim = claim;
            this.task = task;
        }

        void throttled() {
            if (!throttled) {
                throttled = true;
                tell(0, null, new WaitStatus(WaitStatus.Reason.PROVIDER_THROTTLED, null));
            }
        }

        void running(@Nullable Double reported) {
            // What ends the waiting is progress.
            var now = Math.max(reported == null ? estimate() : reported, throttled ? BEGUN : 0);
            if (throttled || now - progress >= NOTEWORTHY) {
                throttled = false;
                progress = now;
                tell(now, rest(now), null);
            }
        }

        private double estimate() {
            var elapsed = Duration.between(claim.since(), clock.instant()).toMillis() / 1000.0 * config.pollSpeed();
            return Math.min(elapsed / task.spec().typicalSeconds(), ALMOST);
        }

        private int rest(double progress) {
            return (int) Math.ceil(task.spec().typicalSeconds() * (1 - progress) / config.pollSpeed());
        }

        private void tell(double progress, @Nullable Integer eta, @Nullable WaitStatus waiting) {
            news.tell(
                    new JobProgressed(claim.job(), JobStatus.RUNNING, progress, eta, waiting, task.taskId()),
                    claim.traceparent());
        }
    }

    /// The pauses between the looks at one task.
    private final class Pauses {
        private final PollSchedule rhythm;
        private Duration next;
        private boolean first = true;
        private boolean unanswered;

        Pauses(PollSchedule rhythm) {
            this.rhythm = rhythm;
            this.next = rhythm.first();
        }

        void slowDown() {
            unanswered = true;
        }

        Duration next() {
            var pause = next;
            next = first ? rhythm.second() : shorter(times(pause, unanswered ? 2 : rhythm.factor()));
            first = false;
            unanswered = false;
            var varied = 1 + rhythm.jitter() * random.nextDouble(-1, 1);
            return times(pause, varied / config.pollSpeed());
        }

        private Duration shorter(Duration pause) {
            var longest = unanswered ? rhythm.longestUnanswered() : rhythm.longest();
            return pause.compareTo(longest) < 0 ? pause : longest;
        }

        private static Duration times(Duration pause, double factor) {
            return Duration.ofMillis(Math.max(1, Math.round(pause.toMillis() * factor)));
        }
    }
}
