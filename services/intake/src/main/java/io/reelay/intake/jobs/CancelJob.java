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

/// Asks for the end of a job. Whoever has the job at that moment ends it.
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
        return switch (jobs.requestCancel(caller.accountId(), FindJobs.known(jobId))) {
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
                        "The job is " + finished.job().status() + " and cannot be cancelled any more.");
            case CancelResult.Unknown _ -> throw FindJobs.unknown(jobId);
        };
    }
}
