package io.reelay.intake.jobs;

import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.storage.UrlSigner;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// Builds the HTTP responses for jobs: statuses, headers and redirects.
@ApplicationScoped
class JobResponses {

    private static final long MAX_RETRY_SECONDS = 30;

    private final JobViewMapper views;
    private final UrlSigner signedUrls;
    private final Clock clock;

    JobResponses(JobViewMapper views, UrlSigner signedUrls, Clock clock) {
        this.views = views;
        this.signedUrls = signedUrls;
        this.clock = clock;
    }

    /// The current state of the job. `Retry-After` suggests when to poll again.
    Response current(Job job) {
        return withJob(Response.ok(), job).build();
    }

    /// The job was accepted, or its cancellation was requested.
    Response accepted(Job job) {
        return withJob(Response.accepted(), job)
                .header(HttpHeaders.LOCATION, path(job.id()))
                .build();
    }

    /// The job after a wait: 200 when it has finished, otherwise 202.
    Response waited(Job job, Duration wait) {
        var response = job.status().terminal() ? Response.ok() : Response.accepted();
        return withJob(response, job)
                .header(HttpHeaders.LOCATION, path(job.id()))
                .header("Preference-Applied", "wait=" + wait.toSeconds())
                .build();
    }

    /// The stored response to the first of several equal requests.
    Response replayed(SubmitResult.Replayed replayed) {
        return Response.accepted(replayed.response())
                .header(HttpHeaders.LOCATION, path(replayed.jobId()))
                .build();
    }

    /// A redirect to a file of a finished job, with a newly signed URL.
    ///
    /// @param method of the request: the client repeats it at the signed URL
    Response redirect(Job job, Function<JobResult, List<StoredMedia>> files, String method) {
        var result = job.result();
        if (result == null) {
            throw new ProblemException(
                    ErrorCode.NOT_FINISHED, "The job is " + job.status() + "; it has no result yet.");
        }
        var media = files.apply(result).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "The job is " + job.status() + " and has no file of this kind."));
        var signed = method.equals(HttpMethod.HEAD)
                ? signedUrls.signForHead(media.objectKey())
                : signedUrls.sign(media.objectKey());
        return Response.status(Response.Status.FOUND)
                .location(signed.url())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response.ResponseBuilder withJob(Response.ResponseBuilder response, Job job) {
        if (!job.status().terminal()) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter(job));
        }
        return response.entity(views.toView(job));
    }

    /// Half of the remaining time that is expected for the job.
    private long retryAfter(Job job) {
        var eta = job.progress().etaSeconds();
        var running =
                Duration.between(job.context().createdAt(), clock.instant()).toSeconds();
        var remaining = eta == null ? job.spec().typicalSeconds() - running : eta;
        return Math.clamp(remaining / 2, 1, MAX_RETRY_SECONDS);
    }

    private static String path(String jobId) {
        return "/v1/jobs/" + jobId;
    }
}
