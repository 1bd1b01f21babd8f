package io.reelay.notifier.jobs;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.jobstore.jobs.CompletedJob;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.notifier.delivery.Dispatcher;
import io.reelay.notifier.delivery.DueDelivery;
import io.reelay.notifier.delivery.WebhookMessage;
import io.reelay.notifier.metrics.NotifierMetrics;
import io.reelay.notifier.webhooks.WebhookMessageFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Applies an event to its job, in one transaction per event.
@ApplicationScoped
class ApplyJobEvent {

    private static final Logger LOG = Logger.getLogger(ApplyJobEvent.class);

    private final JobStore jobs;
    private final Dispatcher dispatcher;
    private final NotifierMetrics metrics;

    ApplyJobEvent(JobStore jobs, Dispatcher dispatcher, NotifierMetrics metrics) {
        this.jobs = jobs;
        this.dispatcher = dispatcher;
        this.metrics = metrics;
    }

    /// Updates the progress of the job.
    ///
    /// @return the webhook to send; empty if the event had no effect or the job has no webhook for progress
    @Transactional
    Optional<WebhookMessage> applyProgress(Envelope<JobProgressed> event) {
        return jobs.progressed(event).flatMap(job -> WebhookMessageFactory.of(job, event));
    }

    /// Ends the job, settles its credits and stores its webhook.
    ///
    /// @return the stored delivery; empty if the job had already ended or has no webhook for its end
    @Transactional
    Optional<DueDelivery> applyCompletion(Envelope<? extends Event.Completion> event) {
        return jobs.completed(event).flatMap(completed -> {
            report(completed);
            return WebhookMessageFactory.of(completed).map(dispatcher::store);
        });
    }

    private void report(CompletedJob completed) {
        var job = completed.job();
        var failure = completed.result().failure();
        metrics.jobEnded(job.context(), job.status());
        LOG.infof(
                "job.ended jobId=%s accountId=%s provider=%s status=%s failureCode=%s credits=%s durationMs=%d",
                job.id(),
                job.context().accountId(),
                job.context().provider(),
                job.status(),
                failure == null ? null : failure.code(),
                job.price().charged(),
                Duration.between(job.context().createdAt(), completed.result().at())
                        .toMillis());
    }
}
