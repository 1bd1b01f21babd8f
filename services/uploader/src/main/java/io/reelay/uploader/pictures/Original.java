package io.reelay.uploader.pictures;

import io.reelay.contracts.PictureRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A picture as it was sent.
record Original(@SuppressWarnings("ArrayRecordComponent") byte[] content, PictureType type, Container container) {

    /// In words for the caller, what makes the result another picture than this.
    ///
    /// @param converted whether the samples had another meaning
    List<String> changesTo(Fitting.Encoded result, PictureRules rules, boolean converted) {
        boolean onItsSide = Upright.onItsSide(container.orientation());
        int seenWidth = onItsSide ? container.height() : container.width();
        int seenHeight = onItsSide ? container.width() : container.height();
        List<String> changes = new ArrayList<>();
        if (container.orientation() != Container.UPRIGHT) {
            changes.add("orientation applied");
        }
        if (container.metadata()) {
            changes.add("metadata removed");
        }
        if (converted) {
            changes.add("colours converted to sRGB");
        }
        if (result.width() != seenWidth || result.height() != seenHeight) {
            changes.add(
                    "shrunk from %s x %s to %s x %s".formatted(seenWidth, seenHeight, result.width(), result.height()));
        }
        if (result.type() != type) {
            changes.add("converted from %s to %s".formatted(type, result.type()));
        }
        if (result.squeezed() || content.length > rules.maxBytes()) {
            changes.add("recompressed to " + size(result.content().length));
        }
        return List.copyOf(changes);
    }

    /// For decoders that have views of their own about profiles.
    Original withoutProfile() {
        return type == PictureType.JPEG ? new Original(JpegContainer.withoutProfile(content), type, container) : this;
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? bytes / 1_000 + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
