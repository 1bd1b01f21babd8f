package io.reelay.uploader.media;

import io.reelay.contracts.events.MediaStored.Kind;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/// A stored file of a job.
@Entity
@Table(name = "stored_media")
@NullUnmarked
class StoredMediaEntity {

    @Id
    String objectKey;

    String jobId;
    String accountId;

    @Enumerated(EnumType.STRING)
    Kind kind;

    String contentType;
    long bytes;
    String sha256;
    int width;
    int height;

    @Nullable
    Double durationSeconds;

    @Nullable
    String codec;

    Instant createdAt;

    /// For Hibernate.
    protected StoredMediaEntity() {}
}
