package io.reelay.jobstore.jobs;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.reelay.contracts.JobStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The table of jobs.
@ApplicationScoped
class JobRepository implements PanacheRepositoryBase<JobEntity, String> {

    /// Marks the rows that it returns, so that concurrent sweepers get different jobs.
    private static final String TAKE_OVERDUE = """
            update jobs.job set expiry_requested_at = :now
             where id in (
                 select id from jobs.job
                  where deadline_at <= :now and finished_at is null and expiry_requested_at is null
                  order by deadline_at limit :limit
                    for update skip locked)
            returning *""";

    Optional<JobEntity> of(String accountId, String jobId) {
        return find("id = ?1 and accountId = ?2", jobId, accountId).firstResultOptional();
    }

    /// Locks the row until the end of the caller's transaction.
    Optional<JobEntity> locked(String jobId) {
        return findByIdOptional(jobId, LockModeType.PESSIMISTIC_WRITE);
    }

    List<JobEntity> newestFirst(String accountId, JobFilter filter, int limit) {
        List<String> conditions = new ArrayList<>(List.of("accountId = :account"));
        Map<String, Object> values = new HashMap<>(Map.of("account", accountId));
        restrict(conditions, values, "model = :model", filter.model());
        restrict(conditions, values, "provider = :provider", filter.provider());
        restrict(conditions, values, "createdAt >= :since", filter.since());
        restrict(conditions, values, "id < :before", filter.beforeId());
        if (!filter.statuses().isEmpty()) {
            var words = filter.statuses().stream().map(JobStatus::toString).toList();
            restrict(conditions, values, "status in :statuses", words);
        }
        return find(String.join(" and ", conditions) + " order by id desc", values)
                .page(0, limit)
                .list();
    }

    Set<String> finished(Collection<String> jobIds) {
        return Set.copyOf(getEntityManager()
                .createQuery("select id from JobEntity where id in :ids and finishedAt is not null", String.class)
                .setParameter("ids", jobIds)
                .getResultList());
    }

    @SuppressWarnings("unchecked")
    List<JobEntity> takeOverdue(Instant now, int limit) {
        return getEntityManager()
                .createNativeQuery(TAKE_OVERDUE, JobEntity.class)
                .setParameter("now", now)
                .setParameter("limit", limit)
                .getResultList();
    }

    private static void restrict(
            List<String> conditions, Map<String, Object> values, String condition, @Nullable Object value) {
        if (value != null) {
            conditions.add(condition);
            values.put(condition.substring(condition.indexOf(':') + 1), value);
        }
    }
}
