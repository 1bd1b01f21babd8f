package io.reelay.jobstore.jobs;

import io.reelay.contracts.Mode;
import io.reelay.contracts.WaitStatus;
import io.reelay.contracts.events.JobContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Turns jobs into rows and rows into jobs.
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
        row.take(JobStateMachine.start(job.first()));
        ask(row, job.asked());
        callBack(row, job.callback());
        return row;
    }

    static Job job(JobEntity row) {
        return new Job(
                context(row),
                new JobSpec(mode(row.mode), JobJson.tree(row.request), JobJson.tree(row.adjustments), row.typicalSeconds),
                progress(row),
                new JobCredits(row.creditsReserved, row.creditsCharged),
                callback(row),
                row.traceparent,
                ending(row));
    }

    static void end(JobEntity row, JobResult ending) {
        row.finishedAt = ending.at();
        row.output = JobJson.write(ending.output());
        row.posters = JobJson.write(ending.posters());
        row.failure = ending.failure() == null ? null : JobJson.write(ending.failure());
    }

    private static void ask(JobEntity row, JobSpec asked) {
        row.mode = asked.mode().toString();
        row.request = JobJson.write(asked.request());
        row.adjustments = JobJson.write(asked.adjustments());
        row.typicalSeconds = asked.typicalSeconds();
    }

    private static void callBack(JobEntity row, @Nullable CallbackTarget callback) {
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
                row.standing().status(),
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

    private static @Nullable JobResult ending(JobEntity row) {
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
                .orElseThrow(() -> new IllegalStateException("The database holds the unknown mode " + word));
    }
}
