package io.reelay.uploader.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.reelay.contracts.events.MediaStored.Kind;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class StoredMediaRepository implements PanacheRepositoryBase<StoredMediaRow, String> {

    boolean has(String jobId, Kind kind) {
        return count("jobId = ?1 and kind = ?2", jobId, kind) > 0;
    }
}
