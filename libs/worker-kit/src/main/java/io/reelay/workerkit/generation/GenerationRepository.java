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

/// Stores the steps of a generation. Each step is one statement that takes effect only for the owner of the lease, so
/// a worker that lost its lease cannot overwrite the work of its successor.
@ApplicationScoped
class GenerationRepository {
    private final EntityManager entities;
    private final ProviderGate providerGate;
    private final WorkerId workerId;
    private final WorkerConfig config;
    private final Clock clock;

    GenerationRepository(
            EntityManager entities, ProviderGate providerGate, WorkerId workerId, WorkerConfig config, Clock clock) {
        this.entities = entities;
        this.providerGate = providerGate;
        this.workerId = workerId;
        this.config = config;
        this.clock = clock;
    }

    /// Stores the generation if the provider has a free slot.
    ClaimResult claim(GenerationRequested request, String traceparent) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var waiting = providerGate.reasonToWait();
            if (exists(request.job().jobId())) {
                return new ClaimResult.Duplicate();
            }
            if (waiting.isPresent()) {
                return new ClaimResult.MustWait(waiting.get());
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
                    .setParameter("owner", workerId.id())
                    .setParameter("lease", clock.instant().plus(config.lease()))
                    .setParameter("now", clock.instant())
                    .getSingleResult();
            return new ClaimResult.Claimed(GenerationRow.of(row));
        });
    }

    /// Commits the intent to submit, before the call is made.
    void markSubmitting(LeasedGeneration generation, ApiKey key) throws LeaseLostException {
        updateOwned(
                generation,
                "state = 'submitting', key_fingerprint = :key, intended_at = :now",
                Map.of("key", key.fingerprint(), "now", clock.instant()));
    }

    /// Reverts SUBMITTING to CLAIMED when the provider is known to have no task.
    void revertToClaimed(LeasedGeneration generation) throws LeaseLostException {
        updateOwned(generation, "state = 'claimed', key_fingerprint = null, intended_at = null", Map.of());
    }

    /// Stores the id of the task that the provider accepted.
    void markSubmitted(LeasedGeneration generation, String taskId) throws LeaseLostException {
        updateOwned(
                generation,
                "state = 'submitted', task_id = :task, submitted_at = :now",
                Map.of("task", taskId, "now", clock.instant()));
    }

    /// Stores the final state. Runs inside the caller's transaction, which also publishes it.
    ///
    /// @param state    succeeded, failed, cancelled or unknown
    /// @param slotHold how long a generation in state `unknown` keeps its slot
    /// @return false when this worker no longer owns the generation
    boolean markFinished(LeasedGeneration generation, String state, Duration slotHold) {
        return update(
                generation,
                "state = :state, finished_at = :now, slot_until = :slot, owner = null, lease_until = null",
                Map.of(
                        "state",
                        state,
                        "now",
                        clock.instant(),
                        "slot",
                        clock.instant().plus(slotHold)));
    }

    private boolean exists(String jobId) {
        return !entities.createNativeQuery("select 1 from generation where job_id = ?1", Integer.class)
                .setParameter(1, jobId)
                .getResultList()
                .isEmpty();
    }

    private void updateOwned(LeasedGeneration generation, String assignments, Map<String, Object> values)
            throws LeaseLostException {
        if (!update(generation, assignments, values)) {
            generation.markLeaseLost();
            throw new LeaseLostException(generation.jobId());
        }
    }

    private boolean update(LeasedGeneration generation, String assignments, Map<String, Object> values) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            var update = entities.createNativeQuery(
                    "update generation set " + assignments + " where job_id = :job and owner = :owner");
            values.forEach(update::setParameter);
            return update.setParameter("job", generation.jobId())
                            .setParameter("owner", workerId.id())
                            .executeUpdate()
                    == 1;
        });
    }
}
