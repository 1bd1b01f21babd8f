package io.reelay.uploader.images;

import io.reelay.contracts.ImageConstraints;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// An image as it was uploaded.
record OriginalImage(
        @SuppressWarnings("ArrayRecordComponent") byte[] content, ImageType type, ImageHeader header) {

    /// Describes for the caller how the normalized image differs from this one.
    ///
    /// @param converted whether the samples were converted to sRGB
    List<String> changesTo(ImageEncoder.Encoded result, ImageConstraints constraints, boolean converted) {
        boolean swapsSides = ExifOrientation.swapsSides(header.orientation());
        int uprightWidth = swapsSides ? header.height() : header.width();
        int uprightHeight = swapsSides ? header.width() : header.height();
        List<String> changes = new ArrayList<>();
        if (header.orientation() != ImageHeader.UPRIGHT) {
            changes.add("orientation applied");
        }
        if (header.metadata()) {
            changes.add("metadata removed");
        }
        if (converted) {
            changes.add("colours converted to sRGB");
        }
        if (result.width() != uprightWidth || result.height() != uprightHeight) {
            changes.add("shrunk from %s x %s to %s x %s"
                    .formatted(uprightWidth, uprightHeight, result.width(), result.height()));
        }
        if (result.type() != type) {
            changes.add("converted from %s to %s".formatted(type, result.type()));
        }
        if (result.recompressed() || content.length > constraints.maxBytes()) {
            changes.add("recompressed to " + size(result.content().length));
        }
        return List.copyOf(changes);
    }

    /// For decoders that would apply the profile themselves.
    OriginalImage withoutProfile() {
        return type == ImageType.JPEG ? new OriginalImage(JpegHeader.withoutProfile(content), type, header) : this;
    }

    private static String size(int bytes) {
        return bytes < 1_000_000 ? bytes / 1_000 + " KB" : String.format(Locale.ROOT, "%.1f MB", bytes / 1_000_000.0);
    }
}
