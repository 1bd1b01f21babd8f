package io.reelay.notifier.jobs;

import io.reelay.contracts.events.Envelope;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.JobProgressed;
import io.reelay.jobstore.jobs.CompletedJob;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.notifier.callbacks.WebhookMessageFactory;
import io.reelay.notifier.delivery.WebhookMessage;
import io.reelay.notifier.delivery.Dispatcher;
import io.reelay.notifier.delivery.DueDelivery;
import io.reelay.notifier.metrics.NotifierMetrics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/// What news does to a job, each in one transaction.
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

    /// Empty if it changed nothing, or nobody is to be told.
    @Transactional
    Optional<WebhookMessage> progressed(Envelope<JobProgressed> news) {
        return jobs.progressed(news).flatMap(job -> WebhookMessageFactory.of(job, news));
    }

    /// Ends the job, settles its credits and stores the callback. Empty if it had ended before, or nobody is to be
    /// told.
    @Transactional
    Optional<DueDelivery> ended(Envelope<? extends Event.Completion> news) {
        return jobs.completed(news).flatMap(ended -> {
            report(ended);
            return WebhookMessageFactory.of(ended).map(dispatcher::store);
        });
    }

    private void report(CompletedJob ended) {
        var job = ended.job();
        var failure = ended.result().failure();
        metrics.jobEnded(job.context(), job.status());
        LOG.infof(
                "job.ended jobId=%s tenantId=%s provider=%s status=%s failureCode=%s credits=%s durationMs=%d",
                job.id(),
                job.context().accountId(),
                job.context().provider(),
                job.status(),
                failure == null ? null : failure.code(),
                job.price().charged(),
                Duration.between(job.context().createdAt(), ended.result().at()).toMillis());
    }
}
