package io.reelay.workerkit.generation;

import io.reelay.contracts.JobStatus;
import io.reelay.contracts.events.CancelRequested;
import io.reelay.contracts.events.Event;
import io.reelay.contracts.events.JobCancelled;
import io.reelay.contracts.events.JobExpired;
import io.reelay.messaging.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;

/// Stores the request to stop a job early. If the job has not arrived yet, its row is stored as cancelled, so that the
/// generation request is ignored when it arrives.
@ApplicationScoped
class CancelRequests {
    private final EntityManager entities;
    private final Outbox outbox;
    private final Clock clock;

    CancelRequests(EntityManager entities, Outbox outbox, Clock clock) {
        this.entities = entities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Must run inside a transaction.
    void store(CancelRequested cancel) {
        if (insertCancelled(cancel)) {
            outbox.add(completion(cancel));
        } else {
            entities.createNativeQuery("update generation set cancel_outcome = :outcome where job_id = :job")
                    .setParameter("outcome", cancel.outcome().toString())
                    .setParameter("job", cancel.job().jobId())
                    .executeUpdate();
        }
    }

    private boolean insertCancelled(CancelRequested cancel) {
        return entities.createNativeQuery("""
                                insert into generation (job_id, provider, state, submission_id, cancel_outcome, created_at,
                                    finished_at)
                                values (:job, :provider, 'cancelled', :submission, :outcome, :now, :now)
                                on conflict do nothing
                                """)
                        .setParameter("job", cancel.job().jobId())
                        .setParameter("provider", cancel.job().provider())
                        .setParameter("submission", UUID.randomUUID())
                        .setParameter("outcome", cancel.outcome().toString())
                        .setParameter("now", clock.instant())
                        .executeUpdate()
                == 1;
    }

    private static Event completion(CancelRequested cancel) {
        var result = StopFailures.beforeSubmission(cancel.outcome());
        return cancel.outcome() == JobStatus.EXPIRED
                ? new JobExpired(cancel.job(), result.failure())
                : new JobCancelled(cancel.job(), result.failure());
    }
}
