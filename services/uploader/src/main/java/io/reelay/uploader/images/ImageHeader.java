package io.reelay.uploader.images;

import io.reelay.uploader.images.InvalidImageException.Reason;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// What a file tells about its picture, read without decoding it. Every length in it is a stranger's: a chunk that
/// leads outside the file, or back, makes the picture damaged.
///
/// @param width       of the stored pixels, before any turning
/// @param height      of the stored pixels, before any turning
/// @param bands       of colours and transparency
/// @param orientation EXIF orientation, 1 (upright) to 8
/// @param metadata    whether it carries anything about who, where or with what the picture was made
/// @param colours     what the stored samples mean
record ImageHeader(int width, int height, int bands, int orientation, boolean metadata, Colours colours) {

    static final int UPRIGHT = 1;

    /// What the stored samples mean.
    ///
    /// @param channels of the colours, without transparency
    /// @param icc      an ICC profile, not checked; empty for none
    record Colours(
            int channels,
            @SuppressWarnings("ArrayRecordComponent") byte[] icc) {

        Optional<ColourProfile> profile() {
            return ColourProfile.of(icc, channels);
        }
    }

    /// @throws PictureRefused when the file breaks off, or is of a kind that is not taken
    static ImageHeader read(byte[] content, ImageType type) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        try {
            ImageHeader container = switch (type) {
                case JPEG -> new JpegHeader(bytes).read();
                case PNG -> new PngHeader(bytes).read();
                case WEBP -> new WebpHeader(bytes.order(ByteOrder.LITTLE_ENDIAN)).read();
            };
            if (container.width < 1 || container.height < 1) {
                throw damaged();
            }
            return container;
        } catch (BufferUnderflowException | IndexOutOfBoundsException e) {
            throw damaged();
        }
    }

    /// The next part of a file, of the length that it claims; the buffer goes on behind it.
    static ByteBuffer part(ByteBuffer bytes, int length) {
        ByteBuffer part = bytes.slice(bytes.position(), length).order(bytes.order());
        bytes.position(bytes.position() + length);
        return part;
    }

    /// The name of the next chunk.
    static String name(ByteBuffer bytes) {
        byte[] name = new byte[4];
        bytes.get(name);
        return new String(name, StandardCharsets.US_ASCII);
    }

    long pixels() {
        return (long) width * height;
    }

    static InvalidImageException damaged() {
        return new InvalidImageException(Reason.CORRUPT, "the picture is damaged and cannot be decoded; send it again.");
    }

    static InvalidImageException notTaken(String sentence) {
        return new InvalidImageException(Reason.NO_PICTURE, sentence);
    }
}
