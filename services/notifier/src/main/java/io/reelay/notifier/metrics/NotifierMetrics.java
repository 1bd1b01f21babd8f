package io.reelay.notifier.metrics;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.JobContext;
import java.time.Duration;

/// The metrics of the notifier. Each comment names the alert on its metric. Thread-safe; never throws.
public interface NotifierMetrics {

    /// `reelay_jobs_ended_total{provider,status}`. Alert **JobsFailing** if more than a tenth of the jobs of one
    /// provider fail for ten minutes; **NothingEnds** if it does not increase while jobs are accepted.
    void jobEnded(JobContext job, JobStatus status);

    /// `reelay_webhook_attempts_seconds_count{outcome}`: delivered, pending (with a retry), exhausted, dead.
    /// Alert **CallbacksLost** on any `exhausted`: a receiver could not be reached for more than a day.
    void attempted(String outcome, Duration took);

    /// `reelay_webhook_first_attempt_seconds`: the delay from the end of a job to its first webhook. Alert
    /// **CallbacksLate** if more than 1 % take longer than half a second.
    void firstAttempt(Duration delay);

    /// `reelay_webhook_overdue`: due deliveries at the last sweep. Alert **CallbacksStuck** if it grows for five
    /// minutes: the notifier is too slow, or a slow receiver uses all its permits.
    void overdue(int deliveries);

    /// `reelay_jobs_expired_total`: jobs that have expired. Alert **JobsExpiring** if more than a few per minute
    /// expire: a worker is missing, or a provider does not finish its tasks.
    void expired(int jobs);
}
