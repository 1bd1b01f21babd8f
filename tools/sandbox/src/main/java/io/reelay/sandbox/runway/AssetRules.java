package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.sandbox.images.ReferenceImage;
import io.reelay.sandbox.images.RemoteFiles;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Validates images before a task is created: source, type, size and aspect ratio.
@ApplicationScoped
class AssetRules {

    private static final Set<String> TYPES = Set.of("image/jpeg", "image/jpg", "image/png", "image/webp");
    private static final int MAX_DATA_URI = 5 * 1024 * 1024;
    private static final int MAX_URL = 2048;
    private static final int MIN_LENGTH = 13;
    private static final int MAX_FROM_URL = 16 * 1024 * 1024;
    private static final int MAX_SIDE = 8000;
    private static final Pattern IP_ADDRESS = Pattern.compile("[\\d.]+|\\[.*]");
    private static final String FETCH_FAILED =
            "Failed to fetch asset. The URL may be incorrect or the server hosting the asset may be down.";

    private final EphemeralUploads uploads;
    private final RemoteFiles remoteFiles;
    private final LiveSettings settings;

    AssetRules(EphemeralUploads uploads, RemoteFiles remoteFiles, LiveSettings settings) {
        this.uploads = uploads;
        this.remoteFiles = remoteFiles;
        this.settings = settings;
    }

    void check(Variant variant, JsonNode promptImage) {
        if (variant.imageRatio() == null || promptImage.isMissingNode()) {
            return;
        }
        for (PromptImageRule.Media media : PromptImageRule.media(promptImage)) {
            try {
                checkSize(load(media.value()), variant.imageRatio());
            } catch (InvalidAssetException e) {
                throw RunwayRefusalException.invalid(
                        List.of(Issue.custom(e.issue, media.path().toArray())));
            }
        }
    }

    private ReferenceImage load(String media) throws InvalidAssetException {
        if (media.startsWith("data:")) {
            return fromDataUri(media);
        }
        if (media.startsWith("runway://")) {
            return supported(uploads.find(media).orElseThrow(() -> new InvalidAssetException(FETCH_FAILED)));
        }
        return fromUrl(media);
    }

    private static ReferenceImage fromDataUri(String uri) throws InvalidAssetException {
        if (uri.length() > MAX_DATA_URI) {
            throw new InvalidAssetException("Asset size exceeds 5MB");
        }
        int comma = uri.indexOf(',');
        String header = comma < 0 ? "" : uri.substring("data:".length(), comma);
        if (!header.endsWith(";base64") || !header.contains("/")) {
            throw new InvalidAssetException("Invalid data URI.");
        }
        try {
            byte[] content = Base64.getDecoder().decode(uri.substring(comma + 1));
            return image(header.substring(0, header.indexOf(';')), content);
        } catch (IllegalArgumentException e) {
            throw new InvalidAssetException("Invalid data URI.");
        }
    }

    private ReferenceImage fromUrl(String url) throws InvalidAssetException {
        URI uri = permitted(url);
        return switch (remoteFiles.fetch(uri, "RunwayML API/1.0", MAX_FROM_URL)) {
            case RemoteFiles.Outcome.Fetched(String contentType, byte[] content) -> image(contentType, content);
            case RemoteFiles.Outcome.Refused(int status) ->
                throw new InvalidAssetException(
                        "Failed to fetch asset. Received HTTP response code \"%s\"".formatted(status));
            case RemoteFiles.Outcome.TooLarge() -> throw new InvalidAssetException("Asset size exceeds 16MB");
            case RemoteFiles.Outcome.TimedOut() -> throw new InvalidAssetException("Timeout while fetching asset.");
            case RemoteFiles.Outcome.Unreachable() -> throw new InvalidAssetException(FETCH_FAILED);
        };
    }

    private URI permitted(String url) throws InvalidAssetException {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new InvalidAssetException("Invalid URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || url.length() < MIN_LENGTH || url.length() > MAX_URL) {
            throw new InvalidAssetException("Invalid URL");
        }
        if (settings.current().on(SandboxFlag.ALLOW_LOCAL_ASSETS) && scheme.startsWith("http")) {
            return uri;
        }
        if (!scheme.equals("https")) {
            throw new InvalidAssetException(scheme.equals("http") ? "Only HTTPS URLs are allowed." : "Invalid URL");
        }
        if (IP_ADDRESS.matcher(uri.getHost()).matches()) {
            throw new InvalidAssetException("URLs must be hosted on a domain.");
        }
        if (RemoteFiles.isLocal(uri)) {
            throw new InvalidAssetException(FETCH_FAILED);
        }
        return uri;
    }

    private static ReferenceImage image(String declaredType, byte[] content) throws InvalidAssetException {
        String declared = declaredType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(declared)) {
            throw unsupported(declared);
        }
        return supported(
                ReferenceImage.of(content).orElseThrow(() -> new InvalidAssetException("Invalid asset dimensions")));
    }

    private static ReferenceImage supported(ReferenceImage image) throws InvalidAssetException {
        if (!TYPES.contains(image.contentType())) {
            throw unsupported(image.contentType());
        }
        return image;
    }

    private static InvalidAssetException unsupported(String type) {
        return new InvalidAssetException(
                "Unsupported asset type. Expected one of image/jpeg, image/png, image/webp. Got " + type + ".");
    }

    private static void checkSize(ReferenceImage image, Variant.RatioWindow window) throws InvalidAssetException {
        if (image.width() < 1 || image.height() < 1 || Math.max(image.width(), image.height()) > MAX_SIDE) {
            throw new InvalidAssetException("Invalid asset dimensions");
        }
        if (image.ratio() < window.min()) {
            throw wrongRatio("least", window.min(), image);
        }
        if (image.ratio() > window.max()) {
            throw wrongRatio("most", window.max(), image);
        }
    }

    private static InvalidAssetException wrongRatio(String bound, double limit, ReferenceImage image) {
        return new InvalidAssetException(String.format(
                Locale.ROOT,
                "Invalid asset aspect ratio. width / height ratio must be at %s %s. Got %.3f.",
                bound,
                limit,
                image.ratio()));
    }

    /// An image is not valid. The field that contains it is added by the caller.
    private static final class InvalidAssetException extends Exception {

        private static final long serialVersionUID = 1L;
        private final String issue;

        InvalidAssetException(String issue) {
            super(issue, null, false, false);
            this.issue = issue;
        }
    }
}
