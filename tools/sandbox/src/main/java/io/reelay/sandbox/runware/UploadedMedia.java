package io.reelay.sandbox.runware;

import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.images.ReferenceImage;
import io.reelay.sandbox.images.RemoteFiles;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// Pictures that were uploaded, by the id given out for them; each is kept for thirty days after its last use.
@ApplicationScoped
class UploadedMedia {

    private static final Duration LIFE = Duration.ofDays(30);
    private static final int MAX_BYTES = 20 * 1024 * 1024;
    private static final double MAX_SIDE = 2048;

    private final Clock clock;
    private final LiveSettings settings;
    private final RemoteFiles remoteFiles;
    private final ConcurrentMap<Id, Kept> kept = new ConcurrentHashMap<>();

    private record Id(SandboxApiKey owner, String uuid) {}

    private record Kept(ReferenceImage picture, Instant lastUsed) {}

    UploadedMedia(Clock clock, LiveSettings settings, RemoteFiles remoteFiles) {
        this.clock = clock;
        this.settings = settings;
        this.remoteFiles = remoteFiles;
    }

    /// Takes a data URI, raw base64 or a public URL.
    ///
    /// @return the id; empty for what is no picture
    Optional<String> add(SandboxApiKey owner, String image) {
        Optional<ReferenceImage> picture = image.startsWith("http") ? fromUrl(image) : fromText(image);
        return picture.map(UploadedMedia::scaledDown).map(taken -> {
            String uuid = UUID.randomUUID().toString();
            kept.put(new Id(owner, uuid), new Kept(taken, clock.instant()));
            return uuid;
        });
    }

    Optional<ReferenceImage> find(SandboxApiKey owner, String uuid) {
        Instant now = clock.instant();
        Kept used = kept.computeIfPresent(
                new Id(owner, uuid.toLowerCase(Locale.ROOT)),
                (id, media) -> media.lastUsed().plus(LIFE).isBefore(now) ? null : new Kept(media.picture(), now));
        return Optional.ofNullable(used).map(Kept::picture);
    }

    boolean delete(SandboxApiKey owner, String uuid) {
        return kept.remove(new Id(owner, uuid.toLowerCase(Locale.ROOT))) != null;
    }

    void clear() {
        kept.clear();
    }

    static Optional<ReferenceImage> fromDataUri(String uri) {
        return uri.startsWith("data:image/") && uri.contains(";base64,") ? fromText(uri) : Optional.empty();
    }

    private static Optional<ReferenceImage> fromText(String text) {
        try {
            return ReferenceImage.of(Base64.getDecoder().decode(text.substring(text.indexOf(',') + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<ReferenceImage> fromUrl(String url) {
        try {
            URI uri = URI.create(url);
            boolean reachable = settings.current().on(SandboxFlag.ALLOW_LOCAL_ASSETS) || !RemoteFiles.isLocal(uri);
            return reachable
                            && remoteFiles.fetch(uri, "Runware", MAX_BYTES)
                                    instanceof RemoteFiles.Outcome.Fetched(String type, byte[] content)
                    ? ReferenceImage.of(content)
                    : Optional.empty();
        } catch (IllegalArgumentException notAUrl) {
            return Optional.empty();
        }
    }

    private static ReferenceImage scaledDown(ReferenceImage picture) {
        double factor = Math.min(1, MAX_SIDE / Math.max(picture.width(), picture.height()));
        return new ReferenceImage(
                picture.contentType(),
                (int) Math.round(picture.width() * factor),
                (int) Math.round(picture.height() * factor),
                picture.bytes());
    }
}
