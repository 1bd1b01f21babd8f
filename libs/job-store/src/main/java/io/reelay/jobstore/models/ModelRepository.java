package io.reelay.jobstore.models;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;

/// Stores the announced models, so that they are known after a restart without a new announcement. Thread-safe.
@ApplicationScoped
public class ModelRepository {

    private final EntityManager entities;

    ModelRepository(EntityManager entities) {
        this.entities = entities;
    }

    /// Stores the announcement unless a newer one of the model is stored.
    @Transactional
    public void keep(AnnouncedModel model) {
        entities.createNativeQuery("""
                        insert into jobs.model_entry (name, entry, last_seen_at)
                        values (:name, cast(:entry as jsonb), :seen)
                        on conflict (name) do update
                           set entry = excluded.entry, last_seen_at = excluded.last_seen_at
                         where excluded.last_seen_at > model_entry.last_seen_at""")
                .setParameter("name", model.name())
                .setParameter("entry", model.entry())
                .setParameter("seen", model.lastSeenAt())
                .executeUpdate();
    }

    /// All models, in the order of their names.
    @Transactional
    public List<AnnouncedModel> all() {
        return entities.createQuery("from ModelEntryEntity order by name", ModelEntryEntity.class)
                .getResultStream()
                .map(ModelEntryEntity::toModel)
                .toList();
    }
}
