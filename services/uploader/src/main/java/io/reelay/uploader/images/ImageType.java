package io.reelay.uploader.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/// The supported image types, detected by their first bytes. File names and declared types are not trusted.
public enum ImageType {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp");

    private static final byte[] JPEG_SIGNATURE = {(byte) 0xff, (byte) 0xd8, (byte) 0xff};
    private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final byte[] RIFF = "RIFF".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] WEBP_FORM = "WEBP".getBytes(StandardCharsets.US_ASCII);
    private static final int FORM_OFFSET = 8;

    private final String contentType;
    private final String extension;

    ImageType(String contentType, String extension) {
        this.contentType = contentType;
        this.extension = extension;
    }

    static Optional<ImageType> of(byte[] content) {
        if (has(content, 0, JPEG_SIGNATURE)) {
            return Optional.of(JPEG);
        }
        if (has(content, 0, PNG_SIGNATURE)) {
            return Optional.of(PNG);
        }
        return has(content, 0, RIFF) && has(content, FORM_OFFSET, WEBP_FORM) ? Optional.of(WEBP) : Optional.empty();
    }

    private static boolean has(byte[] content, int offset, byte[] expected) {
        int end = offset + expected.length;
        return content.length >= end && Arrays.equals(content, offset, end, expected, 0, expected.length);
    }

    public String contentType() {
        return contentType;
    }

    /// The extension of file names, without the dot.
    public String extension() {
        return extension;
    }
}
