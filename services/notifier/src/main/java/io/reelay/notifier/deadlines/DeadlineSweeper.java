package io.reelay.notifier.deadlines;

import io.quarkus.scheduler.Scheduled;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.JobExpired;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.notifier.metrics.NotifierMetrics;
import io.reelay.messaging.outbox.Outbox;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/// Publishes, once for every job whose deadline has passed, that it expired, and that its worker should give it up.
/// Like every completion it takes effect when it is read back: if the result was first on the topic, the job succeeded.
@ApplicationScoped
class DeadlineSweeper {

    private static final Logger LOG = Logger.getLogger(DeadlineSweeper.class);
    private static final int AT_ONCE = 200;

    private final JobStore jobs;
    private final Outbox outbox;
    private final NotifierMetrics metrics;

    DeadlineSweeper(JobStore jobs, Outbox outbox, NotifierMetrics metrics) {
        this.jobs = jobs;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    @Scheduled(
            every = "1s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    @RunOnVirtualThread
    @Transactional
    void sweep() {
        List<Job> overdue = jobs.takeOverdue(AT_ONCE);
        overdue.forEach(this::expire);
        metrics.expired(overdue.size());
    }

    private void expire(Job job) {
        var failure = Failure.of(
                FailureCode.DEADLINE,
                "The job was not finished by its deadline, %s, and stood at '%s'. Send it again, with a later deadline if it needs one."
                        .formatted(job.context().deadlineAt(), job.status()));
        outbox.add(new CancelRequested(job.context(), JobStatus.EXPIRED), job.traceparent());
        outbox.add(new JobExpired(job.context(), failure), job.traceparent());
        LOG.infof(
                "job.overdue jobId=%s provider=%s status=%s",
                job.id(), job.context().provider(), job.status());
    }
}
