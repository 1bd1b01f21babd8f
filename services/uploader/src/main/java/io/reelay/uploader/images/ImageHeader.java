package io.reelay.uploader.images;

import io.reelay.uploader.images.InvalidImageException.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The properties of an image, read from its file without decoding. Lengths in the file are untrusted: a chunk that
/// points outside the file or backwards makes the image invalid.
///
/// @param width       of the stored pixels, before rotation
/// @param height      of the stored pixels, before rotation
/// @param bands       number of bands of colour and transparency
/// @param orientation EXIF orientation, 1 (upright) to 8
/// @param metadata    whether the file contains personal or technical metadata
/// @param colours     the colour space of the stored samples
record ImageHeader(int width, int height, int bands, int orientation, boolean metadata, ColourSamples colours) {

    static final int UPRIGHT = 1;

    /// The colour space of the stored samples.
    ///
    /// @param channels number of colour channels, without transparency
    /// @param icc      the unverified ICC profile; empty if there is none
    record ColourSamples(
            int channels,
            @SuppressWarnings("ArrayRecordComponent") byte[] icc) {

        Optional<ColourProfile> profile() {
            return ColourProfile.of(icc, channels);
        }
    }

    /// @throws InvalidImageException if the file is truncated or of an unsupported kind
    static ImageHeader read(byte[] content, ImageType type) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            ImageHeader header = switch (type) {
                case JPEG -> new JpegHeader(bytes).read();
                case PNG -> new PngHeader(bytes).read();
                case WEBP -> new WebpHeader(bytes.order(ByteOrder.LITTLE_ENDIAN)).read();
            };
            if (header.width < 1 || header.height < 1) {
                throw corrupt();
            }
            return header;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw corrupt();
        }
    }

    /// Returns the next part with the declared length, and moves the buffer behind it.
    static ByteBuffer nextPart(ByteBuffer bytes, int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length).order(bytes.order());
        bytes.position(bytes.position() + length);
        return part;
    }

    /// Reads the name of the next chunk.
    static String nextName(ByteBuffer bytes) {
        byte[] name = new byte[4];
        bytes.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    long pixels() {
        return (long) width * height;
    }

    static InvalidImageException corrupt() {
        return new InvalidImageException(Reason.CORRUPT, "the image is corrupt and cannot be decoded; send it again.");
    }

    static InvalidImageException unsupported(String message) {
        return new InvalidImageException(Reason.UNSUPPORTED_TYPE, message);
    }
}
