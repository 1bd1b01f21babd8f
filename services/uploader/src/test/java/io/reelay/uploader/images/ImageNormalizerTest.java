package io.reelay.uploader.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reelay.contracts.ImageConstraints;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.testkit.media.Corner;
import io.reelay.testkit.media.Exif;
import io.reelay.testkit.media.SampleImages;
import io.reelay.uploader.images.InvalidImageException.Reason;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.Color;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageNormalizerTest {

    private static final Set<String> ALL_TYPES = Set.of("image/jpeg", "image/png", "image/webp");

    /// An APP14 segment: version 100, no flags, colours without a transform.
    private static final byte[] ADOBE_WITHOUT_TRANSFORM = HexFormat.of().parseHex("ffee000e41646f626500640000000000");

    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    private final ImageNormalizer normalizer = new ImageNormalizer(
            new SmallRyeConfigBuilder().withMapping(ImagesConfig.class).build().getConfigMapping(ImagesConfig.class),
            FFMPEG);

    @ParameterizedTest
    @CsvSource({
        "1, TOP_LEFT, TOP_RIGHT, 640, 360",
        "2, TOP_RIGHT, TOP_LEFT, 640, 360",
        "3, BOTTOM_RIGHT, BOTTOM_LEFT, 640, 360",
        "4, BOTTOM_LEFT, BOTTOM_RIGHT, 640, 360",
        "5, TOP_LEFT, BOTTOM_LEFT, 360, 640",
        "6, BOTTOM_LEFT, TOP_LEFT, 360, 640",
        "7, BOTTOM_RIGHT, TOP_RIGHT, 360, 640",
        "8, TOP_RIGHT, BOTTOM_RIGHT, 360, 640",
    })
    void theOrientationIsAppliedToThePixels(int orientation, Corner topLeft, Corner topRight, int width, int height)
            throws IOException {
        NormalizedImage normalized = normalizer.normalize(SampleImages.rotatedJpeg(640, 360, orientation));

        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(normalized.content()));
        assertThat(Corner.TOP_LEFT.seenIn(decoded)).isEqualTo(topLeft);
        assertThat(Corner.TOP_RIGHT.seenIn(decoded)).isEqualTo(topRight);
        assertThat(normalized.width()).isEqualTo(width).isEqualTo(decoded.getWidth());
        assertThat(normalized.height()).isEqualTo(height).isEqualTo(decoded.getHeight());
    }

    @Test
    void metadataIsRemovedAndAllChangesAreReported() {
        NormalizedImage normalized = normalizer.normalize(SampleImages.rotatedJpeg(6000, 3000, Exif.TURN_RIGHT));

        assertThat(new String(normalized.content(), StandardCharsets.ISO_8859_1))
                .doesNotContain(Exif.CAMERA, "Exif");
        assertThat(normalized.changes())
                .containsExactly("orientation applied", "metadata removed", "shrunk from 3000 x 6000 to 1500 x 3000");
    }

    @Test
    void anImageThatFitsKeepsItsType() {
        NormalizedImage jpeg = normalizer.normalize(SampleImages.jpeg(640, 360));
        NormalizedImage png = normalizer.normalize(SampleImages.png(640, 360));

        assertThat(jpeg.type()).isEqualTo(ImageType.JPEG);
        assertThat(png.type()).isEqualTo(ImageType.PNG);
        assertThat(jpeg.changes()).isEmpty();
        assertThat(png.changes()).isEmpty();
    }

    @Test
    void webpIsConverted() {
        NormalizedImage normalized = normalizer.normalize(SampleImages.webp());

        assertThat(normalized.type()).isEqualTo(ImageType.JPEG);
        assertThat(normalized.width()).isEqualTo(640);
        assertThat(normalized.changes()).containsExactly("converted from WEBP to JPEG");
    }

    @Test
    void aWebpOfAnyDimensionsIsConverted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("odd.webp");
        FFMPEG.run(
                List.of("-f", "lavfi", "-i", "testsrc2=s=100x74", "-frames:v", "1", "-c:v", "libwebp", file.toString()),
                Duration.ofMinutes(1));

        NormalizedImage normalized = normalizer.normalize(Files.readAllBytes(file));

        assertThat(normalized.width()).isEqualTo(100);
        assertThat(normalized.height()).isEqualTo(74);
    }

    @Test
    void aLargeImageIsRecompressedUntilTheModelAcceptsIt() {
        ImageConstraints constraints = new ImageConstraints(800_000, 300, 2048, Set.of("image/jpeg"), 0.5, 2);

        NormalizedImage normalized = normalizer.normalize(SampleImages.pngLargerThan(6_000_000), constraints);

        assertThat(normalized.type()).isEqualTo(ImageType.JPEG);
        assertThat(normalized.content()).hasSizeLessThanOrEqualTo(800_000);
        assertThat(normalized.changes())
                .contains("converted from PNG to JPEG")
                .anyMatch(change -> change.matches("recompressed to \\d+ KB"));
    }

    @Test
    void anImageWithAWrongRatioIsRejectedWithTheAcceptedRange() {
        ImageConstraints constraints = new ImageConstraints(800_000, 300, 2048, ALL_TYPES, 0.5, 2);

        InvalidImageException rejected = catchThrowableOfType(
                InvalidImageException.class, () -> normalizer.normalize(SampleImages.jpeg(900, 300), constraints));

        assertThat(rejected.reason()).isEqualTo(Reason.WRONG_RATIO);
        assertThat(rejected).hasMessageContainingAll("3.00", "0.50 to 2.00");
    }

    @Test
    void anImageBelowTheMinimumSideIsRejectedAndNotEnlarged() {
        ImageConstraints constraints = new ImageConstraints(800_000, 300, 2048, ALL_TYPES, 0.5, 2);

        InvalidImageException rejected = catchThrowableOfType(
                InvalidImageException.class, () -> normalizer.normalize(SampleImages.jpeg(400, 299), constraints));

        assertThat(rejected.reason()).isEqualTo(Reason.TOO_SMALL);
        assertThat(rejected).hasMessageContainingAll("400 x 299", "below 300");
    }

    @Test
    void anImageIsNotShrunkBelowTheMinimumSide() {
        ImageConstraints constraints = new ImageConstraints(20_000, 500, 2048, ALL_TYPES, 0.5, 2);

        InvalidImageException rejected = catchThrowableOfType(
                InvalidImageException.class,
                () -> normalizer.normalize(SampleImages.pngLargerThan(1_000_000), constraints));

        assertThat(rejected.reason()).isEqualTo(Reason.CANNOT_FIT);
    }

    @Test
    void aPdfIsNotAnImage() {
        assertThat(rejection(SampleImages.pdf())).isEqualTo(Reason.UNSUPPORTED_TYPE);
    }

    @Test
    void elevenMegabytesAreTooLarge() {
        assertThat(rejection(SampleImages.pngLargerThan(11_000_000))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void sixtyMegapixelsAreTooManyEvenInASmallFile() {
        assertThat(rejection(SampleImages.plainPng(10_000, 6_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void fiftyMegapixelsAreDecodedWithinTheBudget() {
        NormalizedImage normalized = normalizer.normalize(SampleImages.plainPng(10_000, 5_000));

        assertThat(normalized.width()).isEqualTo(4096);
    }

    @Test
    void aTruncatedImageIsCorrupt() {
        byte[] jpeg = SampleImages.jpeg(640, 360);
        byte[] png = SampleImages.png(640, 360);
        byte[] webp = SampleImages.webp();

        assertThat(rejection(SampleImages.corruptJpeg())).isEqualTo(Reason.CORRUPT);
        assertThat(rejection(Arrays.copyOf(jpeg, jpeg.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
        assertThat(rejection(Arrays.copyOf(png, png.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
        assertThat(rejection(Arrays.copyOf(webp, webp.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void corruptDataInACompleteFileIsDetected() {
        byte[] png = SampleImages.png(640, 360);
        Arrays.fill(png, png.length / 2, png.length / 2 + 20, (byte) 0x55);

        assertThat(rejection(png)).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void cmykIsConvertedToRgb() throws IOException {
        // As Photoshop writes it: with an APP14 segment, and 255 means no ink.
        byte[] red = insertBehindStart(fourBands(255, 0, 0, 255), ADOBE_WITHOUT_TRANSFORM);

        NormalizedImage normalized = normalizer.normalize(red);

        Color decoded = new Color(
                ImageIO.read(new ByteArrayInputStream(normalized.content())).getRGB(32, 24));
        assertThat(normalized.type()).isEqualTo(ImageType.JPEG);
        assertThat(decoded.getRed()).isGreaterThan(180);
        assertThat(decoded.getGreen()).isLessThan(80);
        assertThat(decoded.getBlue()).isLessThan(80);
    }

    @Test
    void fillBytesBeforeAMarkerAreLegal() {
        byte[] filled = insertBehindStart(SampleImages.jpeg(64, 48), new byte[] {(byte) 0xff, (byte) 0xff});

        assertThat(normalizer.normalize(filled).width()).isEqualTo(64);
    }

    @Test
    void sixteenBitsPerSampleBecomeEight() throws IOException {
        BufferedImage deep = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        new int[] {0, 1, 2, 3},
                        DataBuffer.TYPE_USHORT,
                        true,
                        false)
                .createBufferedImage(64, 48);
        deep.setRGB(32, 24, 0x80_c0_40_20);

        NormalizedImage normalized = normalizer.normalize(encoded(deep));

        BufferedImage decoded = ImageIO.read(new ByteArrayInputStream(normalized.content()));
        assertThat(decoded.getColorModel().getComponentSize(0)).isEqualTo(8);
        assertThat(decoded.getRGB(32, 24)).isEqualTo(0x80_c0_40_20);
        assertThat(normalized.changes()).isEmpty();
    }

    private static byte[] encoded(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, "png", bytes);
        return bytes.toByteArray();
    }

    /// A JPEG of 64 x 48 pixels in one colour, with four untransformed bands.
    private static byte[] fourBands(int... colour) throws IOException {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null);
        for (int y = 0; y < 48; y++) {
            for (int x = 0; x < 64; x++) {
                raster.setPixel(x, y, colour);
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        }
        return bytes.toByteArray();
    }

    private static byte[] insertBehindStart(byte[] jpeg, byte[] inserted) {
        return ByteBuffer.allocate(jpeg.length + inserted.length)
                .put(jpeg, 0, 2)
                .put(inserted)
                .put(jpeg, 2, jpeg.length - 2)
                .array();
    }

    private Reason rejection(byte[] content) {
        return catchThrowableOfType(InvalidImageException.class, () -> normalizer.normalize(content))
                .reason();
    }
}
