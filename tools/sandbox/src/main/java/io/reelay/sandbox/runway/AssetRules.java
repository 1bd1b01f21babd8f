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

/// Checks pictures before a task exists: where they come from, what they are, how large and how wide.
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
        if (variant.pictureRatio() == null || promptImage.isMissingNode()) {
            return;
        }
        for (PromptImageRule.Media media : PromptImageRule.media(promptImage)) {
            try {
                checkSize(load(media.value()), variant.pictureRatio());
            } catch (BadAsset e) {
                throw RunwayRefusalException.invalid(
                        List.of(Issue.custom(e.issue, media.path().toArray())));
            }
        }
    }

    private ReferenceImage load(String media) throws BadAsset {
        if (media.startsWith("data:")) {
            return fromDataUri(media);
        }
        if (media.startsWith("runway://")) {
            return supported(uploads.find(media).orElseThrow(() -> new BadAsset(FETCH_FAILED)));
        }
        return fromUrl(media);
    }

    private static ReferenceImage fromDataUri(String uri) throws BadAsset {
        if (uri.length() > MAX_DATA_URI) {
            throw new BadAsset("Asset size exceeds 5MB");
        }
        int comma = uri.indexOf(',');
        String header = comma < 0 ? "" : uri.substring("data:".length(), comma);
        if (!header.endsWith(";base64") || !header.contains("/")) {
            throw new BadAsset("Invalid data URI.");
        }
        try {
            byte[] content = Base64.getDecoder().decode(uri.substring(comma + 1));
            return picture(header.substring(0, header.indexOf(';')), content);
        } catch (IllegalArgumentException e) {
            throw new BadAsset("Invalid data URI.");
        }
    }

    private ReferenceImage fromUrl(String url) throws BadAsset {
        URI uri = permitted(url);
        return switch (remoteFiles.fetch(uri, "RunwayML API/1.0", MAX_FROM_URL)) {
            case RemoteFiles.Outcome.Fetched(String contentType, byte[] content) -> picture(contentType, content);
            case RemoteFiles.Outcome.Refused(int status) ->
                throw new BadAsset("Failed to fetch asset. Received HTTP response code \"%s\"".formatted(status));
            case RemoteFiles.Outcome.TooLarge() -> throw new BadAsset("Asset size exceeds 16MB");
            case RemoteFiles.Outcome.TimedOut() -> throw new BadAsset("Timeout while fetching asset.");
            case RemoteFiles.Outcome.Unreachable() -> throw new BadAsset(FETCH_FAILED);
        };
    }

    private URI permitted(String url) throws BadAsset {
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException e) {
            throw new BadAsset("Invalid URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (uri.getHost() == null || url.length() < MIN_LENGTH || url.length() > MAX_URL) {
            throw new BadAsset("Invalid URL");
        }
        if (settings.current().on(SandboxFlag.ALLOW_LOCAL_ASSETS) && scheme.startsWith("http")) {
            return uri;
        }
        if (!scheme.equals("https")) {
            throw new BadAsset(scheme.equals("http") ? "Only HTTPS URLs are allowed." : "Invalid URL");
        }
        if (IP_ADDRESS.matcher(uri.getHost()).matches()) {
            throw new BadAsset("URLs must be hosted on a domain.");
        }
        if (RemoteFiles.isLocal(uri)) {
            throw new BadAsset(FETCH_FAILED);
        }
        return uri;
    }

    private static ReferenceImage picture(String declaredType, byte[] content) throws BadAsset {
        String declared = declaredType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!TYPES.contains(declared)) {
            throw unsupported(declared);
        }
        return supported(ReferenceImage.of(content).orElseThrow(() -> new BadAsset("Invalid asset dimensions")));
    }

    private static ReferenceImage supported(ReferenceImage picture) throws BadAsset {
        if (!TYPES.contains(picture.contentType())) {
            throw unsupported(picture.contentType());
        }
        return picture;
    }

    private static BadAsset unsupported(String type) {
        return new BadAsset(
                "Unsupported asset type. Expected one of image/jpeg, image/png, image/webp. Got " + type + ".");
    }

    private static void checkSize(ReferenceImage picture, Variant.RatioWindow window) throws BadAsset {
        if (picture.width() < 1 || picture.height() < 1 || Math.max(picture.width(), picture.height()) > MAX_SIDE) {
            throw new BadAsset("Invalid asset dimensions");
        }
        if (picture.ratio() < window.min()) {
            throw wrongRatio("least", window.min(), picture);
        }
        if (picture.ratio() > window.max()) {
            throw wrongRatio("most", window.max(), picture);
        }
    }

    private static BadAsset wrongRatio(String bound, double limit, ReferenceImage picture) {
        return new BadAsset(String.format(
                Locale.ROOT,
                "Invalid asset aspect ratio. width / height ratio must be at %s %s. Got %.3f.",
                bound,
                limit,
                picture.ratio()));
    }

    /// Why a picture is not taken, before it is known which field it stands in.
    private static final class BadAsset extends Exception {

        private static final long serialVersionUID = 1L;
        private final String issue;

        BadAsset(String issue) {
            super(issue, null, false, false);
            this.issue = issue;
        }
    }
}
