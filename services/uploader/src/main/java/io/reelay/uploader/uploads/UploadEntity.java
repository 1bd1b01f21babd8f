package io.reelay.uploader.uploads;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;

/// A stored upload. It never changes.
@Entity
@Table(name = "upload")
@NullUnmarked
class UploadEntity {

    @Id
    String id;

    String accountId;
    String objectKey;
    String contentType;
    long bytes;
    int width;
    int height;
    String sha256;

    @JdbcTypeCode(SqlTypes.ARRAY)
    List<String> changes;

    Instant createdAt;

    /// For Hibernate.
    protected UploadEntity() {}

    UploadEntity(Upload upload, Instant createdAt) {
        this.id = upload.id();
        this.accountId = upload.accountId();
        this.objectKey = upload.objectKey();
        this.contentType = upload.contentType();
        this.bytes = upload.bytes();
        this.width = upload.width();
        this.height = upload.height();
        this.sha256 = upload.sha256();
        this.changes = upload.changes();
        this.createdAt = createdAt;
    }

    Upload toUpload() {
        return new Upload(id, accountId, objectKey, contentType, bytes, width, height, sha256, List.copyOf(changes));
    }
}
