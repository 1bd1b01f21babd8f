package io.reelay.uploader.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reelay.testkit.media.SampleImages;
import io.reelay.uploader.images.InvalidImageException.Reason;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = ThreadMode.SEPARATE_THREAD)
class ImageHeaderTest {

    @ParameterizedTest
    @ValueSource(ints = {-12, -8, -1, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void aChunkThatPointsBackwardsOrOutsideIsCorrupt(int length) {
        assertThat(rejection(png(pngChunk("aaAa", length)), ImageType.PNG).reason())
                .isEqualTo(Reason.CORRUPT);
        assertThat(rejection(webp(canvas(10, 10, 0), webpHeader("JUNK", length)), ImageType.WEBP)
                        .reason())
                .isEqualTo(Reason.CORRUPT);
    }

    @ParameterizedTest
    @EnumSource(ImageType.class)
    void everyPrefixOfAnImageIsCorruptAndCausesNoOtherFailure(ImageType type) {
        byte[] whole = switch (type) {
            case JPEG -> SampleImages.rotatedJpeg(64, 48, 6);
            case PNG -> SampleImages.png(64, 48);
            case WEBP -> SampleImages.webp();
        };

        // The last four bytes of a PNG are a checksum that is not needed.
        for (int length = 13; length < Math.min(whole.length - 4, 2_000); length++) {
            byte[] prefix = Arrays.copyOf(whole, length);
            assertThat(rejection(prefix, type).reason()).isEqualTo(Reason.CORRUPT);
        }
    }

    @Test
    void theSizeOfAWebpIsThatOfItsFrame() {
        byte[] alone = webp(lossless(16_384, 16_384));

        assertThat(ImageHeader.read(alone, ImageType.WEBP).pixels()).isEqualTo(16_384L * 16_384);
        assertThat(rejection(webp(canvas(10, 10, 0), lossless(300, 200)), ImageType.WEBP)
                        .reason())
                .isEqualTo(Reason.CORRUPT);
        assertThat(ImageHeader.read(SampleImages.webp(), ImageType.WEBP).width())
                .isEqualTo(640);
    }

    @Test
    void anAnimatedWebpIsRejectedWithTheReason() {
        InvalidImageException rejected = rejection(webp(canvas(10, 10, 0x02), lossless(10, 10)), ImageType.WEBP);

        assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(rejected).hasMessageContaining("animated");
    }

    @Test
    void aLosslessJpegIsRejectedWithTheReason() {
        byte[] jpeg = SampleImages.jpeg(64, 48);
        int frame = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("\u00ff\u00c0");
        jpeg[frame + 1] = (byte) 0xc3;

        InvalidImageException rejected = rejection(jpeg, ImageType.JPEG);

        assertThat(rejected.reason()).isEqualTo(Reason.UNSUPPORTED_TYPE);
        assertThat(rejected).hasMessageContaining("lossless");
    }

    private static InvalidImageException rejection(byte[] content, ImageType type) {
        return catchThrowableOfType(InvalidImageException.class, () -> ImageHeader.read(content, type));
    }

    private static byte[] png(byte[] chunk) {
        byte[] start = Arrays.copyOf(SampleImages.png(1, 1), 8 + 25);
        return ByteBuffer.allocate(start.length + chunk.length)
                .put(start)
                .put(chunk)
                .array();
    }

    private static byte[] webp(byte[]... chunks) {
        int length = Arrays.stream(chunks).mapToInt(chunk -> chunk.length).sum();
        ByteBuffer file = ByteBuffer.allocate(12 + length).order(ByteOrder.LITTLE_ENDIAN);
        file.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(4 + length);
        file.put("WEBP".getBytes(StandardCharsets.US_ASCII));
        Arrays.stream(chunks).forEach(file::put);
        return file.array();
    }

    private static byte[] canvas(int width, int height, int flags) {
        ByteBuffer content = ByteBuffer.allocate(10).order(ByteOrder.LITTLE_ENDIAN);
        content.put((byte) flags).position(4);
        content.putShort((short) (width - 1)).put((byte) 0).putShort((short) (height - 1));
        return webpChunk("VP8X", content.array());
    }

    private static byte[] lossless(int width, int height) {
        ByteBuffer content = ByteBuffer.allocate(6).order(ByteOrder.LITTLE_ENDIAN);
        content.put((byte) 0x2f).putInt(width - 1 | height - 1 << 14);
        return webpChunk("VP8L", content.array());
    }

    private static byte[] webpChunk(String name, byte[] content) {
        return ByteBuffer.allocate(8 + content.length)
                .put(webpHeader(name, content.length))
                .put(content)
                .array();
    }

    /// The header of a WEBP chunk.
    private static byte[] webpHeader(String name, int length) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .putInt(length)
                .array();
    }

    /// The header of a PNG chunk, and a checksum.
    private static byte[] pngChunk(String name, int length) {
        return ByteBuffer.allocate(12)
                .putInt(length)
                .put(name.getBytes(StandardCharsets.US_ASCII))
                .array();
    }
}
