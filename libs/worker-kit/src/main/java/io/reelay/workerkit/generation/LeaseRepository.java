package io.reelay.workerkit.generation;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Stores which worker owns which generation. A worker renews all its leases in one statement, adopts rows with an
/// expired lease, and releases its own leases when it stops.
@ApplicationScoped
class LeaseRepository {
    private static final Logger LOG = Logger.getLogger(LeaseRepository.class);
    private static final String IN_PROGRESS = "state in ('claimed', 'submitting', 'submitted')";
    private static final int ADOPT_BATCH = 50;

    private final EntityManager entities;
    private final WorkerId workerId;
    private final WorkerConfig config;
    private final Clock clock;

    LeaseRepository(EntityManager entities, WorkerId workerId, WorkerConfig config, Clock clock) {
        this.entities = entities;
        this.workerId = workerId;
        this.config = config;
        this.clock = clock;
    }

    /// Renews the leases of the generations that run in this worker.
    ///
    /// @return the jobs that this worker still owns, each with its requested terminal status, if any
    @SuppressWarnings("unchecked") // a native query's results are untyped
    Map<String, Optional<String>> renew(Set<String> jobIds) {
        List<Tuple> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "update generation set lease_until = :until where owner = :owner and job_id in (:jobs) and "
                                        + IN_PROGRESS + " returning job_id, cancel_outcome",
                                Tuple.class)
                        .setParameter("until", clock.instant().plus(config.lease()))
                        .setParameter("owner", workerId.id())
                        .setParameter("jobs", jobIds)
                        .getResultList());
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("job_id", String.class),
                        row -> Optional.ofNullable((String) row.get("cancel_outcome"))));
    }

    /// Takes over generations whose lease has expired or was released.
    @SuppressWarnings("unchecked") // a native query's results are untyped
    List<GenerationRow> adopt() {
        List<Tuple> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "update generation set owner = :owner, lease_until = :until where job_id in ("
                                        + "select job_id from generation where provider = :provider and " + IN_PROGRESS
                                        + " and lease_until < :now order by lease_until limit :limit for update skip locked)"
                                        + " returning job_id, " + GenerationRow.COLUMNS,
                                Tuple.class)
                        .setParameter("owner", workerId.id())
                        .setParameter("until", clock.instant().plus(config.lease()))
                        .setParameter("provider", config.provider())
                        .setParameter("now", clock.instant())
                        .setParameter("limit", ADOPT_BATCH)
                        .getResultList());
        return rows.stream().flatMap(row -> read(row).stream()).toList();
    }

    /// Skips a row that this release cannot read, so that it does not block the others.
    private static Optional<GenerationRow> read(Tuple row) {
        try {
            return Optional.of(GenerationRow.of(row));
        } catch (RuntimeException e) {
            LOG.errorf(e, "generation.unreadable jobId=%s", row.get("job_id", String.class));
            return Optional.empty();
        }
    }

    /// Releases all leases of this worker: other workers may adopt its generations at once.
    int releaseLeases() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "update generation set owner = null, lease_until = :now where owner = :owner and "
                                        + IN_PROGRESS)
                        .setParameter("now", clock.instant())
                        .setParameter("owner", workerId.id())
                        .executeUpdate());
    }
}
