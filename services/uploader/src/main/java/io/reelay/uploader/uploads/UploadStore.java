package io.reelay.uploader.uploads;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.IdType;
import io.reelay.contracts.events.MediaStored;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.storage.SignedUrl;
import io.reelay.storage.UrlSigner;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.images.NormalizedImage;
import io.reelay.uploader.storage.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Stores and finds the uploads of all accounts. Thread-safe.
@ApplicationScoped
public class UploadStore {

    private static final Logger LOG = Logger.getLogger(UploadStore.class);

    private final ImageNormalizer normalizer;
    private final ObjectStore store;
    private final UploadRepository uploads;
    private final UrlSigner urls;
    private final Outbox outbox;
    private final Clock clock;

    UploadStore(
            ImageNormalizer normalizer,
            ObjectStore store,
            UploadRepository uploads,
            UrlSigner urls,
            Outbox outbox,
            Clock clock) {
        this.normalizer = normalizer;
        this.store = store;
        this.uploads = uploads;
        this.urls = urls;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Normalizes and stores an image. The file is stored before the row, so every row has a file.
    ///
    /// @throws io.reelay.uploader.images.InvalidImageException if the image cannot be used
    Upload add(String accountId, byte[] content) {
        NormalizedImage image = normalizer.normalize(content);
        String id = IdType.UPLOAD.next();
        Upload upload = new Upload(
                id,
                accountId,
                "uploads/%s/%s.%s".formatted(accountId, id, image.type().extension()),
                image.type().contentType(),
                image.content().length,
                image.width(),
                image.height(),
                image.sha256(),
                image.changes());
        store.put(upload.objectKey(), image.content(), upload.contentType());
        QuarkusTransaction.requiringNew().run(() -> record(upload));
        LOG.infof("upload.stored uploadId=%s accountId=%s bytes=%d", id, accountId, upload.bytes());
        return upload;
    }

    /// Normalizes an image without storing it.
    ///
    /// @throws io.reelay.uploader.images.InvalidImageException if the image cannot be used
    NormalizedImage check(byte[] content) {
        return normalizer.normalize(content);
    }

    private void record(Upload upload) {
        uploads.persist(new UploadEntity(upload, clock.instant()));
        outbox.add(new MediaStored(upload.id(), upload.accountId(), MediaStored.Kind.UPLOAD, media(upload)));
    }

    private StoredMedia media(Upload upload) {
        SignedUrl url = urls.sign(upload.objectKey());
        return new StoredMedia(
                upload.objectKey(),
                url.url().toString(),
                url.expiresAt(),
                upload.contentType(),
                upload.bytes(),
                upload.sha256(),
                upload.width(),
                upload.height(),
                null,
                null);
    }

    /// Finds an upload of this account. The uploads of other accounts are not found.
    @Transactional
    public Optional<Upload> find(String accountId, String id) {
        return uploads.findByIdOptional(id)
                .map(UploadEntity::toUpload)
                .filter(upload -> upload.accountId().equals(accountId));
    }
}
