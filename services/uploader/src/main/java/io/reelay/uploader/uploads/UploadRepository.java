package io.reelay.uploader.uploads;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;

@ApplicationScoped
class UploadRepository implements PanacheRepositoryBase<UploadEntity, String> {}
