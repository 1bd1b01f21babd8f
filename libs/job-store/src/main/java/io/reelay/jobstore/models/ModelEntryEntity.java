package io.reelay.jobstore.models;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.ColumnTransformer;

/// The row of an announced model.
@Entity
@Table(name = "model_entry", schema = "jobs")
class ModelEntryEntity {

    @Id
    String name;

    @ColumnTransformer(write = "?::jsonb")
    String entry;

    @Column(name = "last_seen_at")
    Instant lastSeenAt;

    @SuppressWarnings("NullAway.Init")
    ModelEntryEntity() {}

    AnnouncedModel toModel() {
        return new AnnouncedModel(name, entry, lastSeenAt);
    }
}
