package io.reelay.uploader.media;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class StoredMediaRepository implements PanacheRepositoryBase<StoredMediaEntity, String> {}
