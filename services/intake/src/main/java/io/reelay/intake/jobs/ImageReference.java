package io.reelay.intake.jobs;

import io.reelay.contracts.IdType;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.SourceImage;
import io.reelay.intake.uploads.InlineImage;
import java.util.regex.Pattern;

/// An image of a request, in one of the supported forms.
sealed interface ImageReference {

    /// The text that the job shows for this image.
    String displayText();

    /// The image for the uploader.
    ///
    /// @throws IllegalStateException for an image that is neither a URL nor an upload
    default SourceImage source(ImageRole role) {
        return switch (this) {
            case Url url -> new SourceImage(role, url.url(), null);
            case Upload upload -> new SourceImage(role, null, upload.id());
            case Inline _, Invalid _ -> throw new IllegalStateException("The image is neither a URL nor an upload");
        };
    }

    /// A URL that the uploader fetches.
    record Url(String url) implements ImageReference {
        @Override
        public String displayText() {
            return url;
        }
    }

    /// The id of an existing upload.
    record Upload(String id) implements ImageReference {
        @Override
        public String displayText() {
            return id;
        }
    }

    /// The image itself, from a data URI or a file part.
    record Inline(InlineImage image) implements ImageReference {
        @Override
        public String displayText() {
            return "%s, %s bytes".formatted(image.contentType(), image.bytes().length);
        }
    }

    /// A text in none of these forms.
    record Invalid(String message) implements ImageReference {
        @Override
        public String displayText() {
            return "";
        }
    }

    Pattern SCHEME = Pattern.compile("\\s*[a-z][a-z0-9+.-]*:", Pattern.CASE_INSENSITIVE);

    /// Recognises the form of an image.
    static ImageReference parse(ImageRole role, String given) {
        if (DataUri.isDataUri(given)) {
            return inline(role, given);
        }
        if (given.startsWith("upl_")) {
            return IdType.UPLOAD.matches(given)
                    ? new Upload(given)
                    : new Invalid("is not a valid upload id: use the id that POST /v1/uploads returned.");
        }
        return SCHEME.matcher(given).lookingAt()
                ? new Url(given)
                : new Invalid("must be an https URL, a data URI or an upload id.");
    }

    private static ImageReference inline(ImageRole role, String given) {
        try {
            var uri = DataUri.parse(given);
            return new Inline(new InlineImage(role, uri.contentType(), uri.bytes()));
        } catch (DataUri.DataUriException e) {
            return new Invalid(String.valueOf(e.getMessage()));
        }
    }
}
