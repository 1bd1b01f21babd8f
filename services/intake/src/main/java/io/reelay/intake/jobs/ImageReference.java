package io.reelay.intake.jobs;

import io.reelay.contracts.IdType;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.SourceImage;
import io.reelay.intake.uploads.InlineImage;
import java.util.regex.Pattern;

/// A picture in one of the forms in which a producer can give it.
sealed interface ImageReference {

    /// What the job will show for it.
    String shown();

    /// Where the uploader finds it.
    ///
    /// @throws IllegalStateException for a picture that is neither an address nor an upload yet
    default SourceImage source(ImageRole role) {
        return switch (this) {
            case Address address -> new SourceImage(role, address.shown(), null);
            case Upload upload -> new SourceImage(role, null, upload.id());
            case Inline _, Unreadable _ -> throw new IllegalStateException("Neither an address nor an upload");
        };
    }

    /// An address that the uploader will fetch.
    record Address(String url) implements ImageReference {
        @Override
        public String shown() {
            return url;
        }
    }

    /// An earlier upload.
    record Upload(String id) implements ImageReference {
        @Override
        public String shown() {
            return id;
        }
    }

    /// The picture itself: a data URI, or a file part.
    record Inline(InlineImage picture) implements ImageReference {
        @Override
        public String shown() {
            return "%s, %s bytes".formatted(picture.contentType(), picture.bytes().length);
        }
    }

    /// None of these.
    record Unreadable(String message) implements ImageReference {
        @Override
        public String shown() {
            return "";
        }
    }

    Pattern SCHEME = Pattern.compile("\\s*[a-z][a-z0-9+.-]*:", Pattern.CASE_INSENSITIVE);

    /// Recognises the form.
    static ImageReference read(ImageRole role, String given) {
        if (DataUri.is(given)) {
            return inline(role, given);
        }
        if (given.startsWith("upl_")) {
            return IdType.UPLOAD.matches(given)
                    ? new Upload(given)
                    : new Unreadable("is not a valid upload id: use the id that POST /v1/uploads returned.");
        }
        return SCHEME.matcher(given).lookingAt()
                ? new Address(given)
                : new Unreadable("must be an https URL, a data URI or an upload id.");
    }

    private static ImageReference inline(ImageRole role, String given) {
        try {
            var uri = DataUri.read(given);
            return new Inline(new InlineImage(role, uri.contentType(), uri.bytes()));
        } catch (DataUri.DataUriException e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }
}
