package io.reelay.uploader.images;

import io.reelay.contracts.ImageConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A picture as it was sent.
record OriginalImage(@SuppressWarnings("ArrayRecordComponent") byte[] content, ImageType type, ImageHeader container) {

    /// In words for the caller, what makes the result another picture than this.
    ///
    /// @param converted whether the samples had another meaning
    List<String> changesTo(ImageEncoder.Encoded result, ImageConstraints rules, boolean converted) {
        boolean onItsSide = ExifOrientation.onItsSide(container.orientation());
        int seenWidth = onItsSide ? container.height() : container.width();
        int seenHeight = onItsSide ? container.width() : container.height();
        List<String> changes = new ArrayList<>();
        if (container.orientation() != ImageHeader.UPRIGHT) {
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
    OriginalImage withoutProfile() {
        return type == ImageType.JPEG ? new OriginalImage(JpegHeader.withoutProfile(content), type, container) : this;
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? bytes / 1_000 + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
