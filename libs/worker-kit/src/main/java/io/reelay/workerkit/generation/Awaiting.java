package io.reelay.workerkit.generation;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Waiting;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.platform.crash.CrashPoints;
import io.reelay.platform.time.Backoff;
import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.CancelOutcome;
import io.reelay.workerkit.spi.PollOutcome;
import io.reelay.workerkit.spi.PollRhythm;
import io.reelay.workerkit.spi.ProviderAdapter;
import io.reelay.workerkit.spi.ProviderTask;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// **Await**: a parked virtual thread and one row. The task is looked at in the provider's rhythm; only news is told.
@ApplicationScoped
class Awaiting {
    private static final Logger LOG = Logger.getLogger(Awaiting.class);
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
    private final ProviderKeys keys;
    private final News news;
    private final WorkerConfig config;
    private final CrashPoints crashPoints;
    private final Clock clock;
    private final RandomGenerator random;
    private final Backoff backoff;

    Awaiting(
            ProviderAdapter adapter,
            ProviderKeys keys,
            News news,
            WorkerConfig config,
            CrashPoints crashPoints,
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
    Ending await(Claim claim, Generation.Submitted submitted) throws LeaseLost {
        var task = submitted.task();
        var key = keys.of(submitted.keyFingerprint());
        var pauses = new Pauses(adapter.pollRhythm());
        var told = new Told(claim, task);
        told.running(0.0);
        while (true) {
            claim.pause(pauses.next());
            var stop = claim.stopRequested(clock.instant());
            if (stop.isPresent()) {
                return Stops.atProvider(stop.get(), cancel(claim, task, key));
            }
            var outcome = key.map(creator -> adapter.poll(task, creator)).orElse(KEY_MISSING);
            crashPoints.reached("worker.waiting");
            switch (outcome) {
                case PollOutcome.Succeeded(var results, var cost) -> {
                    return new Ending.Rendered(task, results, cost);
                }
                case PollOutcome.Failed(var failure) -> {
                    return new Ending.Failed(failure);
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

    private CancelOutcome cancel(Claim claim, ProviderTask task, Optional<ApiKey> key) throws LeaseLost {
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
        private final Claim claim;
        private final ProviderTask task;
        private double progress = -1;
        private boolean throttled;

        Told(Claim claim, ProviderTask task) {
            this.claim = claim;
            this.task = task;
        }

        void throttled() {
            if (!throttled) {
                throttled = true;
                tell(0, null, new Waiting(Waiting.Reason.PROVIDER_THROTTLED, null));
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

        private void tell(double progress, @Nullable Integer eta, @Nullable Waiting waiting) {
            news.tell(
                    new JobProgressed(claim.job(), JobStatus.RUNNING, progress, eta, waiting, task.taskId()),
                    claim.traceparent());
        }
    }

    /// The pauses between the looks at one task.
    private final class Pauses {
        private final PollRhythm rhythm;
        private Duration next;
        private boolean first = true;
        private boolean unanswered;

        Pauses(PollRhythm rhythm) {
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
