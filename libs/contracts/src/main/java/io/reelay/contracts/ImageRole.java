package io.reelay.contracts;

import java.util.Locale;

/// The role of an image in a request.
public enum ImageRole {
    /// The first frame; the field `image` of a request.
    FIRST("image"),
    /// The last frame; the field `lastImage` of a request.
    LAST("lastImage");

    private final String field;

    ImageRole(String field) {
        this.field = field;
    }

    /// The request's field, for error messages.
    public String field() {
        return field;
    }

    /// The word on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
