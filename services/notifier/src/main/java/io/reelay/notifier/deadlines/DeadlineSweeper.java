package io.reelay.notifier.deadlines;

import io.quarkus.scheduler.Scheduled;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.JobExpired;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.notifier.metrics.NotifierMetrics;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.jboss.logging.Logger;

/// Publishes one expiry and one cancel request for each job whose deadline has passed. Like every completion, the
/// expiry takes effect when it is consumed: if a success is earlier on the topic, the job has succeeded.
@ApplicationScoped
class DeadlineSweeper {

    private static final Logger LOG = Logger.getLogger(DeadlineSweeper.class);
    private static final int BATCH_SIZE = 200;

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
        List<Job> overdue = jobs.takeOverdue(BATCH_SIZE);
        overdue.forEach(this::expire);
        metrics.expired(overdue.size());
    }

    private void expire(Job job) {
        var failure = Failure.of(
                FailureCode.DEADLINE,
                "The job did not finish by its deadline, %s. Its last status was '%s'. Submit it again, with a later deadline if necessary."
                        .formatted(job.context().deadlineAt(), job.status()));
        outbox.add(new CancelRequested(job.context(), JobStatus.EXPIRED), job.traceparent());
        outbox.add(new JobExpired(job.context(), failure), job.traceparent());
        LOG.infof(
                "job.overdue jobId=%s provider=%s status=%s",
                job.id(), job.context().provider(), job.status());
    }
}
