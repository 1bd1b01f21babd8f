package io.reelay.notifier.metrics;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.JobContext;
import java.time.Duration;

/// The notifier's numbers. Every comment names the alert that its metric feeds. Thread-safe; never throws.
public interface NotifierMetrics {

    /// `reelay_jobs_ended_total{provider,status}`. Alert **JobsFailing** when the share of `failed` of one provider
    /// stays above a tenth for ten minutes; **NothingEnds** when it stands still while jobs are accepted.
    void jobEnded(JobContext job, JobStatus status);

    /// `reelay_webhook_attempts_seconds_count{outcome}`: delivered, pending (will be tried again), exhausted, dead.
    /// Alert **CallbacksLost** on any `exhausted`: a receiver missed news for more than a day.
    void attempted(String outcome, Duration took);

    /// `reelay_webhook_first_attempt_seconds`: from the end of a job to its first callback. Alert **CallbacksLate**
    /// when more than a hundredth lies above the bucket of half a second.
    void firstAttempt(Duration afterTheEnd);

    /// `reelay_webhook_overdue`: callbacks that are due, as the last sweep found them. Alert **CallbacksStuck** when
    /// it only grows for five minutes: the notifier is too slow, or one receiver hangs with all its slots.
    void overdue(int deliveries);

    /// `reelay_jobs_expired_total`: jobs that the deadline ended. Alert **JobsExpiring** when more than a few per
    /// minute do: a worker is missing, or a provider hangs.
    void expired(int jobs);
}
