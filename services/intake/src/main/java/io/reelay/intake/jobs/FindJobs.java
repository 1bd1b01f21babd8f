package io.reelay.intake.jobs;

import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.intake.http.Caller;
import io.reelay.intake.http.Page;
import io.reelay.intake.http.IntParam;
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

/// Finds the caller's jobs. Somebody else's do not exist for them.
@ApplicationScoped
class FindJobs {

    private static final List<String> STATUSES =
            Arrays.stream(JobStatus.values()).map(JobStatus::toString).toList();

    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("+10000-01-01T00:00:00Z");

    private final JobStore jobs;
    private final JobViewMapper view;

    FindJobs(JobStore jobs, JobViewMapper view) {
        this.jobs = jobs;
        this.view = view;
    }

    /// @throws ProblemException `NOT_FOUND`
    Job one(Caller caller, String jobId) {
        return jobs.find(caller.accountId(), known(jobId)).orElseThrow(() -> unknown(jobId));
    }

    Page<JobView> page(Caller caller, JobQuery query) {
        int limit = IntParam.limit(query.limit());
        var found = jobs.list(caller.accountId(), filter(query), limit + 1);
        return Page.of(found, limit, Job::id, view::show);
    }

    /// What is no id of a job finds none, and is not asked of the database.
    static String known(String jobId) {
        if (!IdType.JOB.matches(jobId)) {
            throw unknown(jobId);
        }
        return jobId;
    }

    static ProblemException unknown(String jobId) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no job " + jobId + ".");
    }

    private static JobFilter filter(JobQuery query) {
        return new JobFilter(
                statuses(query.status()),
                word("model", query.model()),
                word("provider", query.provider()),
                since(query.since()),
                Page.placeOf(query.cursor(), IdType.JOB::matches));
    }

    private static Set<JobStatus> statuses(@Nullable String given) {
        Set<JobStatus> statuses = new LinkedHashSet<>();
        if (given != null) {
            for (var word : given.split(",", -1)) {
                if (!STATUSES.contains(word)) {
                    throw ProblemException.invalid(
                            "status",
                            "must be a comma-separated list of: " + String.join(", ", STATUSES) + ".",
                            STATUSES);
                }
                statuses.add(JobStatus.valueOf(word.toUpperCase(Locale.ROOT)));
            }
        }
        return statuses;
    }

    /// The database knows no NUL.
    private static @Nullable String word(String name, @Nullable String given) {
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
            // Answered below, like one out of all time.
        }
        throw ProblemException.invalid("since", "must be an ISO 8601 time, for example 2026-11-21T00:00:00Z.");
    }
}
