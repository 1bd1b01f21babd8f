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

/// Who owns which generation. All leases of a worker are renewed in one statement; rows whose lease has run out are
/// adopted; a worker that stops gives its rows away at once.
@ApplicationScoped
class LeaseRepository {
    private static final Logger LOG = Logger.getLogger(LeaseRepository.class);
    private static final String LIVE = "state in ('claimed', 'submitting', 'submitted')";
    private static final int ADOPT_AT_ONCE = 50;

    private final EntityManager entities;
    private final WorkerId owner;
    private final WorkerConfig config;
    private final Clock clock;

    LeaseRepository(EntityManager entities, WorkerId owner, WorkerConfig config, Clock clock) {
        this.entities = entities;
        this.owner = owner;
        this.config = config;
        this.clock = clock;
    }

    /// Renews the leases of the jobs that run in this worker.
    ///
    /// @return the jobs that it still owns, with what each was asked to become, if it was
    @SuppressWarnings("unchecked") // a native query's results are untyped
    Map<String, Optional<String>> renew(Set<String> jobIds) {
        List<Tuple> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "update generation set lease_until = :until where owner = :owner and job_id in (:jobs) and "
                                        + LIVE + " returning job_id, cancel_outcome",
                                Tuple.class)
                        .setParameter("until", clock.instant().plus(config.lease()))
                        .setParameter("owner", owner.id())
                        .setParameter("jobs", jobIds)
                        .getResultList());
        return rows.stream()
                .collect(Collectors.toMap(
                        row -> row.get("job_id", String.class),
                        row -> Optional.ofNullable((String) row.get("cancel_outcome"))));
    }

    /// Takes over generations whose worker gave no sign of life, or gave them away.
    @SuppressWarnings("unchecked") // a native query's results are untyped
    List<GenerationRow> adopt() {
        List<Tuple> rows = QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "update generation set owner = :owner, lease_until = :until where job_id in ("
                                        + "select job_id from generation where provider = :provider and " + LIVE
                                        + " and lease_until < :now order by lease_until limit :limit for update skip locked)"
                                        + " returning job_id, " + GenerationRow.COLUMNS,
                                Tuple.class)
                        .setParameter("owner", owner.id())
                        .setParameter("until", clock.instant().plus(config.lease()))
                        .setParameter("provider", config.provider())
                        .setParameter("now", clock.instant())
                        .setParameter("limit", ADOPT_AT_ONCE)
                        .getResultList());
        return rows.stream().flatMap(row -> readable(row).stream()).toList();
    }

    /// A row that this release cannot read must not keep the others from going on.
    private static Optional<GenerationRow> readable(Tuple row) {
        try {
            return Optional.of(GenerationRow.of(row));
        } catch (RuntimeException e) {
            LOG.errorf(e, "render.unreadable jobId=%s", row.get("job_id", String.class));
            return Optional.empty();
        }
    }

    /// Gives all generations of this worker away: another one may adopt them at once.
    int handOver() {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createNativeQuery(
                                "update generation set owner = null, lease_until = :now where owner = :owner and "
                                        + LIVE)
                        .setParameter("now", clock.instant())
                        .setParameter("owner", owner.id())
                        .executeUpdate());
    }
}
