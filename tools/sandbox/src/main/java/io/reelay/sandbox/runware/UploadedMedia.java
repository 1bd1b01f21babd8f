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

/// Uploaded images by id. Each is kept for thirty days after its last use.
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

    private record Kept(ReferenceImage image, Instant lastUsed) {}

    UploadedMedia(Clock clock, LiveSettings settings, RemoteFiles remoteFiles) {
        this.clock = clock;
        this.settings = settings;
        this.remoteFiles = remoteFiles;
    }

    /// Accepts a data URI, raw base64 or a public URL.
    ///
    /// @return the id; empty if the content is not an image
    Optional<String> add(SandboxApiKey owner, String image) {
        Optional<ReferenceImage> decoded = image.startsWith("http") ? fromUrl(image) : fromText(image);
        return decoded.map(UploadedMedia::scaledDown).map(taken -> {
            String uuid = UUID.randomUUID().toString();
            kept.put(new Id(owner, uuid), new Kept(taken, clock.instant()));
            return uuid;
        });
    }

    Optional<ReferenceImage> find(SandboxApiKey owner, String uuid) {
        Instant now = clock.instant();
        Kept used = kept.computeIfPresent(
                new Id(owner, uuid.toLowerCase(Locale.ROOT)),
                (id, media) -> media.lastUsed().plus(LIFE).isBefore(now) ? null : new Kept(media.image(), now));
        return Optional.ofNullable(used).map(Kept::image);
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

    private static ReferenceImage scaledDown(ReferenceImage image) {
        double factor = Math.min(1, MAX_SIDE / Math.max(image.width(), image.height()));
        return new ReferenceImage(
                image.contentType(),
                (int) Math.round(image.width() * factor),
                (int) Math.round(image.height() * factor),
                image.bytes());
    }
}
