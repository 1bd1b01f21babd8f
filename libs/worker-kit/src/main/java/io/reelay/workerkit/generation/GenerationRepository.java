package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.events.GenerationRequested;
import io.reelay.messaging.events.EventCodec;
import io.reelay.workerkit.generation.SlotQueue.ClaimResult;
import io.reelay.workerspi.ApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/// The steps of a generation on disk. Every step is one statement that holds only for the owner of the lease, so a
/// worker that was taken for dead cannot undo what its successor did.
@ApplicationScoped
class GenerationRepository {
    private final EntityManager entities;
    private final ProviderGate provider;
    private final WorkerId owner;
    private final WorkerConfig config;
    private final Clock clock;

    GenerationRepository(EntityManager entities, ProviderGate provider, WorkerId owner, WorkerConfig config, Clock clock) {
        this.entities = entities;
        this.provider = provider;
        this.owner = owner;
        this.config = config;
        this.clock = clock;
    }

    /// Stores the generation when there is a slot for it.
    ClaimResult claim(GenerationRequested request, String traceparent) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var waiting = provider.busy();
            if (known(request.job().jobId())) {
                return new ClaimResult.Known();
            }
            if (waiting.isPresent()) {
                return new ClaimResult.NotNow(waiting.get());
            }
            var row = (Tuple) entities.createNativeQuery("""
                            insert into generation (job_id, provider, state, request, traceparent, submission_id, owner,
                                lease_until, created_at)
                            values (:job, :provider, 'claimed', :request, :traceparent, :submission, :owner, :lease, :now)
                            returning\s""" + GenerationRow.COLUMNS, Tuple.class)
                    .setParameter("job", request.job().jobId())
                    .setParameter("provider", config.provider())
                    .setParameter("request", EventCodec.body(request))
                    .setParameter("traceparent", traceparent)
                    .setParameter("submission", UUID.randomUUID())
                    .setParameter("owner", owner.id())
                    .setParameter("lease", clock.instant().plus(config.lease()))
                    .setParameter("now", clock.instant())
                    .getSingleResult();
            return new ClaimResult.Claimed(GenerationRow.of(row));
        });
    }

    /// The intent to submit, committed before the call.
    void intend(LeasedGeneration claim, ApiKey key) throws LeaseLostException {
        step(
                claim,
                "state = 'submitting', key_fingerprint = :key, intended_at = :now",
                Map.of("key", key.fingerprint(), "now", clock.instant()));
    }

    /// The call was made, or not, and the provider certainly has no task.
    void withdraw(LeasedGeneration claim) throws LeaseLostException {
        step(claim, "state = 'claimed', key_fingerprint = null, intended_at = null", Map.of());
    }

    /// The provider has the task.
    void submitted(LeasedGeneration claim, String taskId) throws LeaseLostException {
        step(
                claim,
                "state = 'submitted', task_id = :task, submitted_at = :now",
                Map.of("task", taskId, "now", clock.instant()));
    }

    /// The end. Within the caller's transaction, which also publishes it.
    ///
    /// @param state    succeeded, failed, cancelled or unknown
    /// @param slotHold how long an unknown one keeps its slot
    /// @return whether it was this worker's to end
    boolean ended(LeasedGeneration claim, String state, Duration slotHold) {
        return update(
                claim,
                "state = :state, finished_at = :now, slot_until = :slot, owner = null, lease_until = null",
                Map.of(
                        "state",
                        state,
                        "now",
                        clock.instant(),
                        "slot",
                        clock.instant().plus(slotHold)));
    }

    private boolean known(String jobId) {
        return !entities.createNativeQuery("select 1 from generation where job_id = ?1", Integer.class)
                .setParameter(1, jobId)
                .getResultList()
                .isEmpty();
    }

    private void step(LeasedGeneration claim, String assignments, Map<String, Object> values) throws LeaseLostException {
        if (!update(claim, assignments, values)) {
            claim.lose();
            throw new LeaseLostException(claim.jobId());
        }
    }

    private boolean update(LeasedGeneration claim, String assignments, Map<String, Object> values) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var update = entities.createNativeQuery(
                    "update generation set " + assignments + " where job_id = :job and owner = :owner");
            values.forEach(update::setParameter);
            return update.setParameter("job", claim.jobId())
                            .setParameter("owner", owner.id())
                            .executeUpdate()
                    == 1;
        });
    }
}
