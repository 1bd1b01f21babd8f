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

/// Step 3, **await**: polls the task at the provider's interval until it is final. Publishes progress only when it
/// has changed. Waiting costs a parked virtual thread and one row.
@ApplicationScoped
class AwaitStep {
    private static final Logger LOG = Logger.getLogger(AwaitStep.class);
    /// The upper limit for progress that is estimated from the elapsed time.
    private static final double MAX_ESTIMATE = 0.95;
    /// Smaller changes of the progress are not published.
    private static final double MIN_CHANGE = 0.02;
    /// The progress of a task that the provider has just started.
    private static final double JUST_STARTED = 0.001;
    private static final int CANCEL_ATTEMPTS = 4;
    private static final PollOutcome KEY_MISSING = new PollOutcome.NoAnswer(
            "the API key that created the task is no longer configured; add it again to get the result");

    private final ProviderAdapter adapter;
    private final ApiKeyPool keys;
    private final ProgressPublisher publisher;
    private final WorkerConfig config;
    private final FailPoints failPoints;
    private final Clock clock;
    private final RandomGenerator random;
    private final Backoff backoff;

    AwaitStep(
            ProviderAdapter adapter,
            ApiKeyPool keys,
            ProgressPublisher publisher,
            WorkerConfig config,
            FailPoints failPoints,
            Clock clock,
            RandomGenerator random) {
        this.adapter = adapter;
        this.keys = keys;
        this.publisher = publisher;
        this.config = config;
        this.failPoints = failPoints;
        this.clock = clock;
        this.random = random;
        this.backoff = WorkerConfig.retryBackoff(config);
    }

    /// Waits until the task is final or the job is stopped.
    GenerationResult await(LeasedGeneration generation, GenerationWorkflow.SubmittedTask submittedTask)
            throws LeaseLostException {
        var task = submittedTask.task();
        var key = keys.withFingerprint(submittedTask.keyFingerprint());
        var intervals = new PollIntervals(adapter.pollSchedule());
        var reporter = new ProgressReporter(generation, task);
        reporter.running(0.0);
        while (true) {
            generation.pause(intervals.next());
            var stop = generation.stopRequested(clock.instant());
            if (stop.isPresent()) {
                return StopFailures.atProvider(stop.get(), cancel(generation, task, key));
            }
            var outcome = key.map(creator -> adapter.poll(task, creator)).orElse(KEY_MISSING);
            failPoints.reached("worker.waiting");
            switch (outcome) {
                case PollOutcome.Succeeded(var results, var cost) -> {
                    return new GenerationResult.Succeeded(task, results, cost);
                }
                case PollOutcome.Failed(var failure) -> {
                    return new GenerationResult.Failed(failure);
                }
                case PollOutcome.NoAnswer(String reason) -> {
                    LOG.warnf(
                            "generation.unanswered jobId=%s taskId=%s reason=%s",
                            generation.jobId(), task.taskId(), reason);
                    intervals.slowDown();
                }
                case PollOutcome.Throttled _ -> reporter.throttled();
                case PollOutcome.Running(Double progress) -> reporter.running(progress);
            }
        }
    }

    private CancelOutcome cancel(LeasedGeneration generation, ProviderTask task, Optional<ApiKey> key)
            throws LeaseLostException {
        for (var attempt = 1; ; attempt++) {
            var outcome = key.map(creator -> adapter.cancel(task, creator)).orElse(CancelOutcome.NO_ANSWER);
            if (outcome != CancelOutcome.NO_ANSWER || attempt == CANCEL_ATTEMPTS) {
                return outcome;
            }
            generation.pause(backoff.after(attempt));
        }
    }

    /// Publishes the progress of one task, but only when it has changed.
    private final class ProgressReporter {
        private final LeasedGeneration generation;
        private final ProviderTask task;
        private double published = -1;
        private boolean throttled;

        ProgressReporter(LeasedGeneration generation, ProviderTask task) {
            this.generation = generation;
            this.task = task;
        }

        void throttled() {
            if (!throttled) {
                throttled = true;
                publish(0, null, new WaitStatus(WaitStatus.Reason.PROVIDER_THROTTLED, null));
            }
        }

        void running(@Nullable Double reported) {
            // Only a higher progress ends the waiting, so it is at least JUST_STARTED.
            var now = Math.max(reported == null ? estimate() : reported, throttled ? JUST_STARTED : 0);
            if (throttled || now - published >= MIN_CHANGE) {
                throttled = false;
                published = now;
                publish(now, remainingSeconds(now), null);
            }
        }

        private double estimate() {
            var elapsed =
                    Duration.between(generation.startedAt(), clock.instant()).toMillis() / 1000.0 * config.pollSpeed();
            return Math.min(elapsed / task.spec().typicalSeconds(), MAX_ESTIMATE);
        }

        private int remainingSeconds(double progress) {
            return (int) Math.ceil(task.spec().typicalSeconds() * (1 - progress) / config.pollSpeed());
        }

        private void publish(double progress, @Nullable Integer eta, @Nullable WaitStatus waiting) {
            publisher.publish(
                    new JobProgressed(generation.job(), JobStatus.RUNNING, progress, eta, waiting, task.taskId()),
                    generation.traceparent());
        }
    }

    /// Computes the intervals between the polls of one task.
    private final class PollIntervals {
        private final PollSchedule schedule;
        private Duration next;
        private boolean first = true;
        private boolean noAnswer;

        PollIntervals(PollSchedule schedule) {
            this.schedule = schedule;
            this.next = schedule.first();
        }

        void slowDown() {
            noAnswer = true;
        }

        Duration next() {
            var interval = next;
            next = first ? schedule.second() : limit(times(interval, noAnswer ? 2 : schedule.factor()));
            first = false;
            noAnswer = false;
            var variation = 1 + schedule.jitter() * random.nextDouble(-1, 1);
            return times(interval, variation / config.pollSpeed());
        }

        private Duration limit(Duration interval) {
            var longest = noAnswer ? schedule.longestAfterNoAnswer() : schedule.longest();
            return interval.compareTo(longest) < 0 ? interval : longest;
        }

        private static Duration times(Duration interval, double factor) {
            return Duration.ofMillis(Math.max(1, Math.round(interval.toMillis() * factor)));
        }
    }
}
