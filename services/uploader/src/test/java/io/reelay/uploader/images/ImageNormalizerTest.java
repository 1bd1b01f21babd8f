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

    /// An APP14 segment: version 100, no flags, colours as they are.
    private static final byte[] ADOBE_WITHOUT_TRANSFORM = HexFormat.of().parseHex("ffee000e41646f626500640000000000");

    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    private final ImageNormalizer preparation = new ImageNormalizer(
            new SmallRyeConfigBuilder()
                    .withMapping(ImagesConfig.class)
                    .build()
                    .getConfigMapping(ImagesConfig.class),
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
    void theOrientationIsBakedIn(int orientation, Corner topLeft, Corner topRight, int width, int height)
            throws IOException {
        NormalizedImage prepared = preparation.prepare(SampleImages.rotatedJpeg(640, 360, orientation));

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(prepared.content()));
        assertThat(Corner.TOP_LEFT.seenIn(seen)).isEqualTo(topLeft);
        assertThat(Corner.TOP_RIGHT.seenIn(seen)).isEqualTo(topRight);
        assertThat(prepared.width()).isEqualTo(width).isEqualTo(seen.getWidth());
        assertThat(prepared.height()).isEqualTo(height).isEqualTo(seen.getHeight());
    }

    @Test
    void metadataIsGoneAndEverythingThatWasDoneIsSaid() {
        NormalizedImage prepared = preparation.prepare(SampleImages.rotatedJpeg(6000, 3000, Exif.TURN_RIGHT));

        assertThat(new String(prepared.content(), StandardCharsets.ISO_8859_1)).doesNotContain(Exif.CAMERA, "Exif");
        assertThat(prepared.changes())
                .containsExactly("orientation applied", "metadata removed", "shrunk from 3000 x 6000 to 1500 x 3000");
    }

    @Test
    void aPictureThatFitsStaysWhatItIs() {
        NormalizedImage jpeg = preparation.prepare(SampleImages.jpeg(640, 360));
        NormalizedImage png = preparation.prepare(SampleImages.png(640, 360));

        assertThat(jpeg.type()).isEqualTo(ImageType.JPEG);
        assertThat(png.type()).isEqualTo(ImageType.PNG);
        assertThat(jpeg.changes()).isEmpty();
        assertThat(png.changes()).isEmpty();
    }

    @Test
    void webpIsConverted() {
        NormalizedImage prepared = preparation.prepare(SampleImages.webp());

        assertThat(prepared.type()).isEqualTo(ImageType.JPEG);
        assertThat(prepared.width()).isEqualTo(640);
        assertThat(prepared.changes()).containsExactly("converted from WEBP to JPEG");
    }

    @Test
    void aWebpOfAnySidesIsConverted(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("odd.webp");
        FFMPEG.run(
                List.of("-f", "lavfi", "-i", "testsrc2=s=100x74", "-frames:v", "1", "-c:v", "libwebp", file.toString()),
                Duration.ofMinutes(1));

        NormalizedImage prepared = preparation.prepare(Files.readAllBytes(file));

        assertThat(prepared.width()).isEqualTo(100);
        assertThat(prepared.height()).isEqualTo(74);
    }

    @Test
    void aLargePictureIsRecompressedUntilTheModelTakesIt() {
        ImageConstraints rules = new ImageConstraints(800_000, 300, 2048, Set.of("image/jpeg"), 0.5, 2);

        NormalizedImage prepared = preparation.prepare(SampleImages.pngLargerThan(6_000_000), rules);

        assertThat(prepared.type()).isEqualTo(ImageType.JPEG);
        assertThat(prepared.content()).hasSizeLessThanOrEqualTo(800_000);
        assertThat(prepared.changes())
                .contains("converted from PNG to JPEG")
                .anyMatch(change -> change.matches("recompressed to \\d+ KB"));
    }

    @Test
    void aPictureOfAnotherRatioIsRefusedWithWhatTheModelTakes() {
        ImageConstraints rules = new ImageConstraints(800_000, 300, 2048, ALL_TYPES, 0.5, 2);

        InvalidImageException refused = catchThrowableOfType(
                InvalidImageException.class, () -> preparation.prepare(SampleImages.jpeg(900, 300), rules));

        assertThat(refused.reason()).isEqualTo(Reason.WRONG_RATIO);
        assertThat(refused).hasMessageContainingAll("3.00", "0.50 to 2.00");
    }

    @Test
    void aPictureBelowTheModelsSmallestSideIsRefusedAndNotEnlarged() {
        ImageConstraints rules = new ImageConstraints(800_000, 300, 2048, ALL_TYPES, 0.5, 2);

        InvalidImageException refused = catchThrowableOfType(
                InvalidImageException.class, () -> preparation.prepare(SampleImages.jpeg(400, 299), rules));

        assertThat(refused.reason()).isEqualTo(Reason.TOO_SMALL);
        assertThat(refused).hasMessageContainingAll("400 x 299", "below 300");
    }

    @Test
    void aPictureIsNotShrunkBelowTheModelsSmallestSide() {
        ImageConstraints rules = new ImageConstraints(20_000, 500, 2048, ALL_TYPES, 0.5, 2);

        InvalidImageException refused = catchThrowableOfType(
                InvalidImageException.class, () -> preparation.prepare(SampleImages.pngLargerThan(1_000_000), rules));

        assertThat(refused.reason()).isEqualTo(Reason.CANNOT_FIT);
    }

    @Test
    void aPdfIsNoPictureWhateverItIsCalled() {
        assertThat(refusal(SampleImages.pdf())).isEqualTo(Reason.NO_PICTURE);
    }

    @Test
    void elevenMegabytesAreTooLarge() {
        assertThat(refusal(SampleImages.pngLargerThan(11_000_000))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void sixtyMegapixelsAreTooManyHoweverSmallTheFile() {
        assertThat(refusal(SampleImages.plainPng(10_000, 6_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void fiftyMegapixelsAreDecodedWithinTheBudget() {
        NormalizedImage prepared = preparation.prepare(SampleImages.plainPng(10_000, 5_000));

        assertThat(prepared.width()).isEqualTo(4096);
    }

    @Test
    void aTruncatedPictureIsCorruptWhereverItBreaksOff() {
        byte[] jpeg = SampleImages.jpeg(640, 360);
        byte[] png = SampleImages.png(640, 360);
        byte[] webp = SampleImages.webp();

        assertThat(refusal(SampleImages.corruptJpeg())).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(Arrays.copyOf(png, png.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(Arrays.copyOf(webp, webp.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void brokenDataInsideAWholeFileIsCorrupt() {
        byte[] png = SampleImages.png(640, 360);
        Arrays.fill(png, png.length / 2, png.length / 2 + 20, (byte) 0x55);

        assertThat(refusal(png)).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void aPictureForThePrinterBecomesOneForTheScreen() throws IOException {
        // As Photoshop writes it: an APP14 segment, and no ink is 255.
        byte[] red = insertBehindStart(fourBands(255, 0, 0, 255), ADOBE_WITHOUT_TRANSFORM);

        NormalizedImage prepared = preparation.prepare(red);

        Color seen = new Color(
                ImageIO.read(new ByteArrayInputStream(prepared.content())).getRGB(32, 24));
        assertThat(prepared.type()).isEqualTo(ImageType.JPEG);
        assertThat(seen.getRed()).isGreaterThan(180);
        assertThat(seen.getGreen()).isLessThan(80);
        assertThat(seen.getBlue()).isLessThan(80);
    }

    @Test
    void fillBytesBeforeAMarkerAreLegal() {
        byte[] filled = insertBehindStart(SampleImages.jpeg(64, 48), new byte[] {(byte) 0xff, (byte) 0xff});

        assertThat(preparation.prepare(filled).width()).isEqualTo(64);
    }

    @Test
    void sixteenBitsOfAColourBecomeEight() throws IOException {
        BufferedImage deep = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB),
                        new int[] {0, 1, 2, 3},
                        DataBuffer.TYPE_USHORT,
                        true,
                        false)
                .createBufferedImage(64, 48);
        deep.setRGB(32, 24, 0x80_c0_40_20);

        NormalizedImage prepared = preparation.prepare(encoded(deep));

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(prepared.content()));
        assertThat(seen.getColorModel().getComponentSize(0)).isEqualTo(8);
        assertThat(seen.getRGB(32, 24)).isEqualTo(0x80_c0_40_20);
        assertThat(prepared.changes()).isEmpty();
    }

    private static byte[] encoded(BufferedImage picture) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /// A JPEG of 64 x 48 pixels of one colour, in four bands as they are.
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

    private Reason refusal(byte[] content) {
        return catchThrowableOfType(InvalidImageException.class, () -> preparation.prepare(content))
                .reason();
    }
}
