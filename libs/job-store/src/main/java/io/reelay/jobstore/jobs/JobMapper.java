package io.reelay.jobstore.jobs;

import io.reelay.contracts.Mode;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Converts between jobs and rows.
final class JobMapper {

    private JobMapper() {}

    static JobEntity row(NewJob job) {
        var context = job.context();
        var row = new JobEntity();
        row.id = context.jobId();
        row.accountId = context.accountId();
        row.provider = context.provider();
        row.model = context.model();
        row.metadata = JobJson.write(context.metadata());
        row.createdAt = context.createdAt();
        row.deadlineAt = context.deadlineAt();
        row.traceparent = job.traceparent();
        row.creditsReserved = job.credits();
        row.apply(JobStateMachine.start(job.first()));
        setSpec(row, job.spec());
        setCallback(row, job.callback());
        return row;
    }

    static Job job(JobEntity row) {
        return new Job(
                context(row),
                new JobSpec(
                        mode(row.mode), JobJson.tree(row.request), JobJson.tree(row.adjustments), row.typicalSeconds),
                progress(row),
                new JobCredits(row.creditsReserved, row.creditsCharged),
                callback(row),
                row.traceparent,
                result(row));
    }

    static void setResult(JobEntity row, JobResult result) {
        row.finishedAt = result.at();
        row.output = JobJson.write(result.output());
        row.posters = JobJson.write(result.posters());
        row.failure = result.failure() == null ? null : JobJson.write(result.failure());
    }

    private static void setSpec(JobEntity row, JobSpec spec) {
        row.mode = spec.mode().toString();
        row.request = JobJson.write(spec.request());
        row.adjustments = JobJson.write(spec.adjustments());
        row.typicalSeconds = spec.typicalSeconds();
    }

    private static void setCallback(JobEntity row, @Nullable CallbackTarget callback) {
        if (callback != null) {
            row.callbackUrl = callback.url();
            row.callbackEvents = String.join(",", callback.events());
        }
    }

    private static JobContext context(JobEntity row) {
        return new JobContext(
                row.id,
                row.accountId,
                row.provider,
                row.model,
                row.createdAt,
                row.deadlineAt,
                JobJson.object(row.metadata));
    }

    private static Progress progress(JobEntity row) {
        return new Progress(
                row.statusVersion().status(),
                row.progress,
                row.etaSeconds,
                waiting(row),
                row.providerTaskId,
                row.attempts,
                row.startedAt,
                row.cancelRequestedAt != null);
    }

    private static @Nullable WaitStatus waiting(JobEntity row) {
        var reason = row.waitingReason;
        return reason == null
                ? null
                : new WaitStatus(WaitStatus.Reason.valueOf(reason.toUpperCase(Locale.ROOT)), row.waitingUntil);
    }

    private static @Nullable CallbackTarget callback(JobEntity row) {
        var url = row.callbackUrl;
        var events = row.callbackEvents;
        return url == null || events == null ? null : new CallbackTarget(url, Set.of(events.split(",")));
    }

    private static @Nullable JobResult result(JobEntity row) {
        var at = row.finishedAt;
        return at == null
                ? null
                : new JobResult(
                        at,
                        row.output == null ? List.of() : JobJson.media(row.output),
                        row.posters == null ? List.of() : JobJson.media(row.posters),
                        row.failure == null ? null : JobJson.failure(row.failure));
    }

    private static Mode mode(String word) {
        return Arrays.stream(Mode.values())
                .filter(mode -> mode.toString().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Unknown mode in the database: " + word));
    }
}
