package io.reelay.intake.jobs;

import io.reelay.contracts.IdType;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.contracts.events.JobContext;
import io.reelay.contracts.events.SourceImage;
import io.reelay.contracts.events.StagingRequested;
import io.reelay.intake.http.Caller;
import io.reelay.jobstore.jobs.Job;
import io.reelay.jobstore.jobs.JobStore;
import io.reelay.jobstore.jobs.NewJob;
import io.reelay.jobstore.ledger.Ledger;
import io.reelay.jobstore.ledger.Reservation;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Stores a validated job in one transaction: its row, its reservation, its idempotency key and its first event.
@ApplicationScoped
class StoreJob {

    private static final Logger LOG = Logger.getLogger(StoreJob.class);

    private final JobStore jobs;
    private final Ledger ledger;
    private final IdempotentReplay replays;
    private final Outbox outbox;
    private final Clock clock;

    StoreJob(JobStore jobs, Ledger ledger, IdempotentReplay replays, Outbox outbox, Clock clock) {
        this.jobs = jobs;
        this.ledger = ledger;
        this.replays = replays;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// @throws ProblemException `INSUFFICIENT_CREDITS`, or an error of the key; nothing is stored then
    @Transactional
    SubmitResult store(Caller caller, ValidatedJob job, @Nullable IdempotentRequest request) {
        return replays.findAndLock(request).orElseGet(() -> {
            var stored = store(caller, job);
            replays.remember(request, stored);
            return new SubmitResult.Accepted(stored);
        });
    }

    private Job store(Caller caller, ValidatedJob job) {
        var context = context(caller, job);
        var credits = job.resolved().credits();
        if (ledger.reserve(caller.accountId(), context.jobId(), credits)
                instanceof Reservation.Insufficient insufficient) {
            throw CreditCheck.insufficient(insufficient.required(), insufficient.available());
        }
        var initialStatus = job.images().isEmpty() ? JobStatus.QUEUED : JobStatus.STAGING;
        var stored = jobs.add(
                new NewJob(context, job.jobSpec(), initialStatus, credits, job.callback(), caller.traceparent()));
        outbox.add(firstEvent(context, job), caller.traceparent());
        LOG.infof(
                "job.submitted jobId=%s accountId=%s model=%s credits=%d",
                context.jobId(), context.accountId(), context.model(), credits);
        return stored;
    }

    private JobContext context(Caller caller, ValidatedJob job) {
        var model = job.resolved().model();
        var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        return new JobContext(
                IdType.JOB.next(),
                caller.accountId(),
                model.provider(),
                model.name(),
                now,
                now.plus(job.deadline()),
                job.metadata());
    }

    private static Event firstEvent(JobContext context, ValidatedJob job) {
        var spec = job.resolved().spec();
        if (job.images().isEmpty()) {
            return new GenerationRequested(context, spec, List.of());
        }
        var input = Objects.requireNonNull(
                job.resolved().model().rules(spec.mode()).picture(),
                "A mode that accepts images has constraints for them");
        List<SourceImage> images = job.images().entrySet().stream()
                .map(image -> image.getValue().source(image.getKey()))
                .toList();
        return new StagingRequested(context, spec, images, input.rules());
    }
}
