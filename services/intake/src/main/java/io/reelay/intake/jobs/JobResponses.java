package io.reelay.intake.jobs;

import io.reelay.contracts.events.StoredMedia;
import io.reelay.jobstore.jobs.JobResult;
import io.reelay.jobstore.jobs.Job;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.reelay.storage.UrlSigner;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// The HTTP form of jobs: statuses, headers and redirects.
@ApplicationScoped
class JobResponses {

    private static final long LONGEST_RETRY = 30;

    private final JobViewMapper view;
    private final UrlSigner signedUrls;
    private final Clock clock;

    JobResponses(JobViewMapper view, UrlSigner signedUrls, Clock clock) {
        this.view = view;
        this.signedUrls = signedUrls;
        this.clock = clock;
    }

    /// The job as it stands; `Retry-After` says when another look is worth it.
    Response standing(Job job) {
        return told(Response.ok(), job).build();
    }

    /// The job was taken in, or is asked to end.
    Response accepted(Job job) {
        return told(Response.accepted(), job)
                .header(HttpHeaders.LOCATION, path(job.id()))
                .build();
    }

    /// The job after a wait: finished, or accepted only.
    Response waited(Job job, Duration wait) {
        var response = job.status().terminal() ? Response.ok() : Response.accepted();
        return told(response, job)
                .header(HttpHeaders.LOCATION, path(job.id()))
                .header("Preference-Applied", "wait=" + wait.toSeconds())
                .build();
    }

    /// What the first of equal requests was answered.
    Response replayed(SubmitResult.Replayed replayed) {
        return Response.accepted(replayed.answer())
                .header(HttpHeaders.LOCATION, path(replayed.jobId()))
                .build();
    }

    /// The way to a file of a finished job, with a fresh signature.
    ///
    /// @param method of the request: the client uses it again at the address
    Response redirect(Job job, Function<JobResult, List<StoredMedia>> files, String method) {
        var ending = job.result();
        if (ending == null) {
            throw new ProblemException(
                    ErrorCode.NOT_FINISHED, "The job is " + job.status() + ". Its result does not exist yet.");
        }
        var media = files.apply(ending).stream()
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ErrorCode.NOT_FOUND, "The job is " + job.status() + " and has no such file."));
        var address = method.equals(HttpMethod.HEAD)
                ? signedUrls.signForHead(media.objectKey())
                : signedUrls.sign(media.objectKey());
        return Response.status(Response.Status.FOUND)
                .location(address.url())
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    private Response.ResponseBuilder told(Response.ResponseBuilder response, Job job) {
        if (!job.status().terminal()) {
            response.header(HttpHeaders.RETRY_AFTER, retryAfter(job));
        }
        return response.entity(view.show(job));
    }

    /// Half of what the job is expected to take still.
    private long retryAfter(Job job) {
        var eta = job.progress().etaSeconds();
        var running =
                Duration.between(job.context().createdAt(), clock.instant()).toSeconds();
        var rest = eta == null ? job.spec().typicalSeconds() - running : eta;
        return Math.clamp(rest / 2, 1, LONGEST_RETRY);
    }

    private static String path(String jobId) {
        return "/v1/jobs/" + jobId;
    }
}
