package io.reelay.intake.jobs;

import io.reelay.contracts.Ids;
import io.reelay.contracts.PictureRole;
import io.reelay.contracts.events.SourcePicture;
import io.reelay.intake.uploads.InlinePicture;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.regex.Pattern;

/// A picture in one of the forms in which a producer can give it.
sealed interface GivenPicture {

    /// What the job will show for it.
    String shown();

    /// Where the uploader finds it.
    ///
    /// @throws IllegalStateException for a picture that is neither an address nor an upload yet
    default SourcePicture source(PictureRole role) {
        return switch (this) {
            case Address address -> new SourcePicture(role, address.shown(), null);
            case Upload upload -> new SourcePicture(role, null, upload.id());
            case Inline _, Unreadable _ -> throw new IllegalStateException("Neither an address nor an upload");
        };
    }

    /// An address that the uploader will fetch.
    record Address(URI uri) implements GivenPicture {
        @Override
        public String shown() {
            return uri.toString();
        }
    }

    /// An earlier upload.
    record Upload(String id) implements GivenPicture {
        @Override
        public String shown() {
            return id;
        }
    }

    /// The picture itself: a data URI, or a file part.
    record Inline(InlinePicture picture) implements GivenPicture {
        @Override
        public String shown() {
            return "%s, %d bytes".formatted(picture.contentType(), picture.bytes().length);
        }
    }

    /// None of these.
    record Unreadable(String message) implements GivenPicture {
        @Override
        public String shown() {
            return "";
        }
    }

    Pattern DATA_URI = Pattern.compile("data:([a-z]+/[a-z0-9.+-]+);base64,", Pattern.CASE_INSENSITIVE);

    /// Recognises the form.
    static GivenPicture read(PictureRole role, String given) {
        if (given.startsWith("data:")) {
            return inline(role, given);
        }
        if (given.startsWith("upl_")) {
            return Ids.UPLOAD.matches(given)
                    ? new Upload(given)
                    : new Unreadable("is not a valid upload id: use the id that POST /v1/uploads returned.");
        }
        try {
            var uri = new URI(given);
            return uri.isAbsolute() ? new Address(uri) : unreadable();
        } catch (URISyntaxException e) {
            return unreadable();
        }
    }

    private static GivenPicture inline(PictureRole role, String given) {
        var head = DATA_URI.matcher(given);
        if (!head.lookingAt()) {
            return new Unreadable("is not a valid data URI: an image is written as data:image/jpeg;base64,…");
        }
        try {
            byte[] bytes = Base64.getDecoder().decode(given.substring(head.end()));
            return new Inline(new InlinePicture(role, head.group(1), bytes));
        } catch (IllegalArgumentException e) {
            return new Unreadable("is not a valid data URI: the text after the comma is not base64.");
        }
    }

    private static GivenPicture unreadable() {
        return new Unreadable("must be an https URL, a data URI or an upload id.");
    }
}
