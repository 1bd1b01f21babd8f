package io.reelay.intake.jobs;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.intake.http.Caller;
import io.reelay.jobstore.jobs.CancelResult;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/// Requests the cancellation of a job. The service that processes the job carries it out.
@ApplicationScoped
class CancelJob {

    private final JobStore jobs;
    private final Outbox outbox;

    CancelJob(JobStore jobs, Outbox outbox) {
        this.jobs = jobs;
        this.outbox = outbox;
    }

    /// @throws ProblemException `NOT_FOUND` or `ALREADY_FINISHED`
    @Transactional
    Job cancel(Caller caller, String jobId) {
        return switch (jobs.requestCancel(caller.accountId(), FindJobs.requireJobId(jobId))) {
            case CancelResult.Requested requested -> {
                var context = requested.job().context();
                outbox.add(
                        new CancelRequested(context, JobStatus.CANCELLED),
                        requested.job().traceparent());
                yield requested.job();
            }
            case CancelResult.AlreadyRequested requested -> requested.job();
            case CancelResult.AlreadyFinished finished ->
                throw new ProblemException(
                        ErrorCode.ALREADY_FINISHED,
                        "The job is already " + finished.job().status() + " and cannot be cancelled.");
            case CancelResult.Unknown _ -> throw FindJobs.notFound(jobId);
        };
    }
}
