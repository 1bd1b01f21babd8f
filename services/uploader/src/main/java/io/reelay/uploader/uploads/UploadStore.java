package io.reelay.uploader.uploads;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.reelay.contracts.IdType;
import io.reelay.contracts.events.MediaStored;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.messaging.outbox.Outbox;
import io.reelay.storage.SignedUrl;
import io.reelay.storage.UrlSigner;
import io.reelay.uploader.images.ImageNormalizer;
import io.reelay.uploader.images.InvalidImageException;
import io.reelay.uploader.images.NormalizedImage;
import io.reelay.uploader.storage.ObjectStore;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The uploads of all accounts. Thread-safe.
@ApplicationScoped
public class UploadStore {

    private static final Logger LOG = Logger.getLogger(UploadStore.class);

    private final ImageNormalizer preparation;
    private final ObjectStore store;
    private final UploadRepository uploads;
    private final UrlSigner urls;
    private final Outbox outbox;
    private final Clock clock;

    UploadStore(
            ImageNormalizer preparation,
            ObjectStore store,
            UploadRepository uploads,
            UrlSigner urls,
            Outbox outbox,
            Clock clock) {
        this.preparation = preparation;
        this.store = store;
        this.uploads = uploads;
        this.urls = urls;
        this.outbox = outbox;
        this.clock = clock;
    }

    /// Prepares and keeps a picture. The file is stored before the row, so that every row has its file.
    ///
    /// @throws PictureRefused when it is no picture that can be used
    Upload add(String accountId, byte[] content) {
        NormalizedImage picture = preparation.prepare(content);
        String id = IdType.UPLOAD.next();
        Upload upload = new Upload(
                id,
                accountId,
                "uploads/%s/%s.%s".formatted(accountId, id, picture.type().extension()),
                picture.type().contentType(),
                picture.content().length,
                picture.width(),
                picture.height(),
                picture.sha256(),
                picture.changes());
        store.put(upload.objectKey(), picture.content(), upload.contentType());
        QuarkusTransaction.requiringNew().run(() -> note(upload));
        LOG.infof("upload.stored uploadId=%s accountId=%s bytes=%d", id, accountId, upload.bytes());
        return upload;
    }

    /// Prepares a picture and keeps nothing.
    ///
    /// @throws PictureRefused when it cannot be used
    NormalizedImage check(byte[] content) {
        return preparation.prepare(content);
    }

    private void note(Upload upload) {
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

    /// An upload of that account; somebody else's does not exist.
    @Transactional
    public Optional<Upload> find(String accountId, String id) {
        return uploads.findByIdOptional(id)
                .map(UploadEntity::toUpload)
                .filter(upload -> upload.accountId().equals(accountId));
    }
}
