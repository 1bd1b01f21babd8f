package io.reelay.intake.jobs;

import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.intake.http.Caller;
import io.reelay.intake.http.IntParam;
import io.reelay.intake.http.Page;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobFilter;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the caller's jobs. The jobs of other accounts are reported as not found.
@ApplicationScoped
class FindJobs {

    private static final List<String> STATUSES =
            Arrays.stream(JobStatus.values()).map(JobStatus::toString).toList();

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private final JobStore jobs;
    private final JobViewMapper views;

    FindJobs(JobStore jobs, JobViewMapper views) {
        this.jobs = jobs;
        this.views = views;
    }

    /// @throws ProblemException `NOT_FOUND`
    Job one(Caller caller, String jobId) {
        return jobs.find(caller.accountId(), requireJobId(jobId)).orElseThrow(() -> notFound(jobId));
    }

    Page<JobView> page(Caller caller, JobQuery query) {
        int limit = IntParam.pageSize(query.limit());
        var found = jobs.list(caller.accountId(), filter(query), limit + 1);
        return Page.of(found, limit, Job::id, views::toView);
    }

    /// Rejects a text that cannot be a job id without a database query.
    static String requireJobId(String jobId) {
        if (!IdType.JOB.matches(jobId)) {
            throw notFound(jobId);
        }
        return jobId;
    }

    static ProblemException notFound(String jobId) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no job " + jobId + ".");
    }

    private static JobFilter filter(JobQuery query) {
        return new JobFilter(
                statuses(query.status()),
                text("model", query.model()),
                text("provider", query.provider()),
                since(query.since()),
                Page.decodeCursor(query.cursor(), IdType.JOB::matches));
    }

    private static Set<JobStatus> statuses(@Nullable String given) {
        Set<JobStatus> statuses = new LinkedHashSet<>();
        if (given != null) {
            for (var status : given.split(",", -1)) {
                if (!STATUSES.contains(status)) {
                    throw ProblemException.invalid(
                            "status",
                            "must be a comma-separated list of: " + String.join(", ", STATUSES) + ".",
                            STATUSES);
                }
                statuses.add(JobStatus.valueOf(status.toUpperCase(Locale.ROOT)));
            }
        }
        return statuses;
    }

    /// PostgreSQL cannot store the character NUL.
    private static @Nullable String text(String name, @Nullable String given) {
        if (given != null && given.indexOf('\0') >= 0) {
            throw ProblemException.invalid(name, "must not contain the character NUL.");
        }
        return given;
    }

    private static @Nullable Instant since(@Nullable String given) {
        if (given == null) {
            return null;
        }
        try {
            var since = Instant.parse(given);
            if (!since.isBefore(EARLIEST) && since.isBefore(LATEST)) {
                return since;
            }
        } catch (DateTimeParseException e) {
            // Reported below, like a time out of range.
        }
        throw ProblemException.invalid("since", "must be an ISO 8601 time, for example 2026-11-21T00:00:00Z.");
    }
}
