package io.reelay.uploader.images;

import static io.reelay.uploader.images.ProfiledImages.displayP3;
import static io.reelay.uploader.images.ProfiledImages.resource;
import static io.reelay.uploader.images.ProfiledImages.segments;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.reelay.contracts.ImageConstraints;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.uploader.images.RgbProfile.Primaries;
import io.reelay.uploader.images.RgbProfile.ToneCurve;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ColoursTest {

    /// Red, green, blue and grey of sRGB, in quadrants.
    private static final int[][] EXPECTED = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {128, 128, 128}};

    private static final int[][] IN_ADOBE_RGB = {{219, 0, 0}, {144, 255, 60}, {0, 0, 250}, {127, 127, 127}};
    private static final int[][] IN_LINEAR_LIGHT = {{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {55, 55, 55}};
    private static final byte[] ADOBE_RGB =
            RgbProfile.of(Primaries.of(0.64, 0.33, 0.21, 0.71, 0.15, 0.06, Primaries.D65), ToneCurve.power(2.19921875));
    private static final String CONVERTED = "colours converted to sRGB";

    /// APP14 segments: version 100, no flags, untransformed CMYK or YCCK.
    private static final byte[] ADOBE_CMYK = HexFormat.of().parseHex("ffee000e41646f626500640000000000");

    private static final byte[] ADOBE_YCCK = HexFormat.of().parseHex("ffee000e41646f626500640000000002");

    private static final ImageConstraints SMALL_JPEG =
            new ImageConstraints(1_000_000, 1, 200, Set.of("image/jpeg"), 0, Double.POSITIVE_INFINITY);
    private static final ImageConstraints JPEG =
            new ImageConstraints(1_000_000, 1, 4096, Set.of("image/jpeg"), 0, Double.POSITIVE_INFINITY);
    private static final ImageConstraints SMALL_PNG =
            new ImageConstraints(1_000_000, 1, 200, Set.of("image/png"), 0, Double.POSITIVE_INFINITY);
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    private final ImageNormalizer normalizer = new ImageNormalizer(
            new SmallRyeConfigBuilder().withMapping(ImagesConfig.class).build().getConfigMapping(ImagesConfig.class),
            FFMPEG);

    static Stream<Named<byte[]>> imagesOfOtherColourSpaces() {
        int[][] p3 = inDisplayP3();
        byte[] icc = displayP3();
        byte[] plain = png(quarters(p3, BufferedImage.TYPE_INT_RGB));
        byte[] jpeg = encoded(quarters(p3, BufferedImage.TYPE_INT_RGB), "jpeg");
        byte[] clear = png(quarters(p3, BufferedImage.TYPE_INT_ARGB));
        return Stream.of(
                Named.of("PNG of another program", resource("display-p3.png")),
                Named.of("PNG with a padded profile", ProfiledImages.png(plain, Arrays.copyOf(icc, icc.length + 3))),
                Named.of("PNG with alpha", ProfiledImages.png(clear, icc)),
                Named.of("PNG of 16 bits", ProfiledImages.png(png(deep(p3, false)), icc)),
                Named.of("PNG of 16 bits with alpha", ProfiledImages.png(png(deep(p3, true)), icc)),
                Named.of(
                        "PNG with a transparent colour",
                        ProfiledImages.png(ProfiledImages.png(plain, "tRNS", new byte[] {0, 1, 0, 2, 0, 3}), icc)),
                Named.of(
                        "PNG of 16 bits with a transparent colour",
                        ProfiledImages.png(
                                ProfiledImages.png(png(deep(p3, false)), "tRNS", new byte[] {0, 1, 0, 2, 0, 3}), icc)),
                Named.of("PNG with a palette", ProfiledImages.png(png(palette(p3)), icc)),
                Named.of(
                        "PNG with primaries and gamma",
                        ProfiledImages.png(
                                ProfiledImages.png(
                                        png(quarters(IN_ADOBE_RGB, BufferedImage.TYPE_INT_RGB)), "gAMA", ints(45_471)),
                                "cHRM",
                                ints(31_270, 32_900, 64_000, 33_000, 21_000, 71_000, 15_000, 6_000))),
                Named.of(
                        "PNG of linear light",
                        ProfiledImages.png(
                                png(quarters(IN_LINEAR_LIGHT, BufferedImage.TYPE_INT_RGB)), "gAMA", ints(100_000))),
                Named.of("PNG with code points", ProfiledImages.png(plain, "cICP", new byte[] {12, 13, 0, 1})),
                Named.of(
                        "PNG with code points and another profile",
                        ProfiledImages.png(ProfiledImages.png(plain, ADOBE_RGB), "cICP", new byte[] {12, 13, 0, 1})),
                Named.of("JPG", ProfiledImages.jpeg(jpeg, icc)),
                Named.of(
                        "JPG of Adobe RGB",
                        ProfiledImages.jpeg(
                                encoded(quarters(IN_ADOBE_RGB, BufferedImage.TYPE_INT_RGB), "jpeg"), ADOBE_RGB)),
                Named.of("JPG with a profile in segments", ProfiledImages.jpeg(jpeg, segments(icc, 100))),
                Named.of(
                        "JPG with reordered segments",
                        ProfiledImages.jpeg(jpeg, ProfiledImages.reversed(segments(icc, 100)))),
                Named.of("lossy WEBP", ProfiledImages.webp(webp(plain, false), icc)),
                Named.of("lossless WEBP", ProfiledImages.webp(webp(plain, true), icc)),
                Named.of("lossy WEBP with alpha", ProfiledImages.webp(webp(clear, false), icc)),
                Named.of("lossless WEBP with alpha", ProfiledImages.webp(webp(clear, true), icc)));
    }

    @ParameterizedTest
    @MethodSource("imagesOfOtherColourSpaces")
    void anImageWithAProfileKeepsItsColours(byte[] image) {
        // When
        NormalizedImage kept = normalizer.normalize(image);
        NormalizedImage small = normalizer.normalize(image, SMALL_JPEG);
        NormalizedImage smallPng = normalizer.normalize(image, SMALL_PNG);

        // Then
        assertQuarters(kept);
        assertQuarters(small);
        assertQuarters(smallPng);
        assertThat(kept.changes()).contains(CONVERTED);
        assertThat(new String(kept.content(), StandardCharsets.ISO_8859_1)).doesNotContain("ICC_PROFILE", "iCCP");
    }

    @Test
    void theConversionIsTheOnlyChangeOfAnImageThatFits() {
        assertThat(normalizer.normalize(resource("display-p3.png")).changes()).containsExactly(CONVERTED);
    }

    static Stream<Named<byte[]>> greyImages() {
        byte[] grey = png(grey(BufferedImage.TYPE_BYTE_GRAY));
        byte[] deep = png(grey(BufferedImage.TYPE_USHORT_GRAY));
        return Stream.of(
                Named.of("PNG of another program", resource("grey-with-alpha.png")),
                Named.of("PNG", grey),
                Named.of("PNG of 16 bits", deep),
                Named.of("PNG of 16 bits with alpha", png(greyWithAlpha(DataBuffer.TYPE_USHORT, 0xffff))),
                Named.of("PNG with a transparent grey", ProfiledImages.png(grey, "tRNS", new byte[] {0, 7})),
                Named.of("PNG of 16 bits with a transparent grey", ProfiledImages.png(deep, "tRNS", new byte[] {0, 7})),
                Named.of("JPG", encoded(grey(BufferedImage.TYPE_BYTE_GRAY), "jpeg")));
    }

    @ParameterizedTest
    @MethodSource("greyImages")
    void greyKeepsItsBrightness(byte[] image) {
        for (NormalizedImage normalized : List.of(
                normalizer.normalize(image),
                normalizer.normalize(image, JPEG),
                normalizer.normalize(image, SMALL_JPEG),
                normalizer.normalize(image, SMALL_PNG))) {
            assertUniform(normalized, 96);
            assertThat(normalized.changes()).doesNotContain(CONVERTED);
        }
    }

    @Test
    void halfTransparentGreyKeepsItsBrightnessAndItsTransparency() {
        // Given
        byte[] image = png(greyWithAlpha(DataBuffer.TYPE_BYTE, 128));

        // When
        BufferedImage small = decoded(normalizer.normalize(image, SMALL_PNG));

        // Then
        assertThat(small.getRGB(50, 50)).isEqualTo(0x80_60_60_60);
    }

    /// Blended with white: 96 * 128 / 255 + 255 * 127 / 255.
    @Test
    void halfTransparentGreyIsBlendedWithWhite() {
        byte[] image = png(greyWithAlpha(DataBuffer.TYPE_BYTE, 128));

        assertUniform(normalizer.normalize(image, JPEG), 175);
        assertUniform(normalizer.normalize(image, SMALL_JPEG), 175);
    }

    @ParameterizedTest
    @CsvSource({"1.8, 96, 115", "1.0, 55, 128", "2.2, 10, 3"})
    void greyOfAnotherGammaKeepsItsBrightness(double gamma, int stored, int expected) {
        BufferedImage grey = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
        fill(grey.getRaster(), stored);
        byte[] icc = ProfiledImages.greyIcc(gamma);
        byte[] described = RgbProfile.of(Primaries.SRGB, ToneCurve.power(gamma));
        for (byte[] image : List.of(
                ProfiledImages.png(png(grey), icc),
                ProfiledImages.jpeg(encoded(grey, "jpeg"), icc),
                ProfiledImages.png(png(grey), described))) {
            NormalizedImage normalized = normalizer.normalize(image);
            assertThat(sample(decoded(normalized), 150, 150)[0]).isCloseTo(expected, within(2));
            assertThat(normalized.changes()).containsExactly(CONVERTED);
        }
    }

    @Test
    void greyOfFourBitsKeepsItsBrightness() {
        byte[] levels = new byte[16];
        for (int i = 0; i < levels.length; i++) {
            levels[i] = (byte) (i * 17);
        }
        BufferedImage grey = new BufferedImage(
                300, 300, BufferedImage.TYPE_BYTE_BINARY, new IndexColorModel(4, 16, levels, levels, levels));
        fill(grey.getRaster(), 6);

        NormalizedImage normalized = normalizer.normalize(ProfiledImages.png(png(grey), ProfiledImages.greyIcc(1.8)));

        assertUniform(normalized, 121);
        assertThat(normalized.changes()).containsExactly(CONVERTED);
    }

    @Test
    void aGammaChunkIsAppliedToGreyToo() {
        BufferedImage grey = new BufferedImage(300, 300, BufferedImage.TYPE_BYTE_GRAY);
        fill(grey.getRaster(), 55);

        NormalizedImage normalized = normalizer.normalize(ProfiledImages.png(png(grey), "gAMA", ints(100_000)));

        assertUniform(normalized, 128);
        assertThat(normalized.changes()).containsExactly(CONVERTED);
    }

    static Stream<Named<byte[]>> profilesWithoutEffect() {
        byte[] p3 = displayP3();
        byte[] noise = new byte[3_000];
        new Random(1).nextBytes(noise);
        byte[] damagedTags = p3.clone();
        Arrays.fill(damagedTags, 132, 132 + 60, (byte) 0xff);
        byte[] otherSignature = p3.clone();
        otherSignature[36] = 'x';
        byte[] link = p3.clone();
        System.arraycopy("link".getBytes(StandardCharsets.US_ASCII), 0, link, 12, 4);
        byte[] lab = p3.clone();
        System.arraycopy("Lab ".getBytes(StandardCharsets.US_ASCII), 0, lab, 16, 4);
        byte[] large = Arrays.copyOf(p3, 9_000_000);
        ByteBuffer.wrap(large).putInt(large.length);
        byte[] empty = Arrays.copyOf(p3, 132);
        ByteBuffer.wrap(empty).putInt(132).putInt(128, 0);
        return Stream.of(
                Named.of("noise", noise),
                Named.of("empty", new byte[0]),
                Named.of("cut off", Arrays.copyOf(p3, p3.length / 2)),
                Named.of("damaged tags", damagedTags),
                Named.of("another signature", otherSignature),
                Named.of("of a device link", link),
                Named.of("of Lab", lab),
                Named.of("of nine megabytes", large),
                Named.of("without tags", empty),
                Named.of("of grey", ProfiledImages.greyIcc(1.8)),
                Named.of("of CMYK", ProfiledImages.cmykIcc(50, 60, 0)),
                Named.of(
                        "of the JDK's sRGB",
                        ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData()),
                Named.of("of sRGB by numbers", RgbProfile.of(Primaries.SRGB, ToneCurve.SRGB)));
    }

    @ParameterizedTest
    @MethodSource("profilesWithoutEffect")
    void unusableProfilesAndProfilesOfSrgbChangeNothing(byte[] icc) {
        BufferedImage image = quarters(inDisplayP3(), BufferedImage.TYPE_INT_RGB);
        byte[] png = png(image);
        byte[] jpeg = encoded(image, "jpeg");
        byte[] webp = webp(png, true);

        assertSame(png, ProfiledImages.png(png, icc));
        assertSame(jpeg, ProfiledImages.jpeg(jpeg, icc));
        assertSame(webp, ProfiledImages.webp(webp, icc));
    }

    static Stream<Named<byte[]>> pngChunksWithoutEffect() {
        byte[] png = png(quarters(inDisplayP3(), BufferedImage.TYPE_INT_RGB));
        byte[] bomb = ProfiledImages.deflated(
                ByteBuffer.allocate(50_000_000).putInt(50_000_000).array());
        byte[] smallBomb = ProfiledImages.deflated(
                ByteBuffer.allocate(50_000_000).putInt(3_000_000).array());
        byte[] name = "name\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] damaged = ProfiledImages.joined(name, ProfiledImages.deflated(displayP3()));
        damaged[damaged.length / 2] ^= 0x55;
        return Stream.of(
                Named.of("a bomb", ProfiledImages.png(png, "iCCP", ProfiledImages.joined(name, bomb))),
                Named.of("a small bomb", ProfiledImages.png(png, "iCCP", ProfiledImages.joined(name, smallBomb))),
                Named.of("a damaged profile", ProfiledImages.png(png, "iCCP", damaged)),
                Named.of("an empty chunk", ProfiledImages.png(png, "iCCP", new byte[0])),
                Named.of("a chunk that is only a name", ProfiledImages.png(png, "iCCP", new byte[90])),
                Named.of(
                        "sRGB before gamma",
                        ProfiledImages.png(ProfiledImages.png(png, "gAMA", ints(100_000)), "sRGB", new byte[] {0})),
                Named.of("the usual gamma", ProfiledImages.png(png, "gAMA", ints(45_455))),
                Named.of("a gamma of zero", ProfiledImages.png(png, "gAMA", ints(0))),
                Named.of("primaries of zero", ProfiledImages.png(png, "cHRM", new byte[32])),
                Named.of(
                        "identical primaries",
                        ProfiledImages.png(
                                png, "cHRM", ints(31_270, 32_900, 30_000, 30_000, 30_000, 30_000, 30_000, 30_000))),
                Named.of("code points of sRGB", ProfiledImages.png(png, "cICP", new byte[] {1, 13, 0, 1})),
                Named.of("unknown code points", ProfiledImages.png(png, "cICP", new byte[] {99, 99, 0, 1})));
    }

    @ParameterizedTest
    @MethodSource("pngChunksWithoutEffect")
    void unusableChunksAndChunksOfSrgbChangeNothing(byte[] image) {
        assertSame(png(quarters(inDisplayP3(), BufferedImage.TYPE_INT_RGB)), image);
    }

    @Test
    void aProfileWithAMissingSegmentIsIgnored() {
        byte[] jpeg = encoded(quarters(inDisplayP3(), BufferedImage.TYPE_INT_RGB), "jpeg");
        List<byte[]> segments = new ArrayList<>(segments(displayP3(), 100));
        segments.remove(1);

        assertSame(jpeg, ProfiledImages.jpeg(jpeg, segments));
    }

    static Stream<Named<byte[]>> cmykImages() {
        // The first ink at full intensity. In the form of Photoshop, 255 means no ink.
        return Stream.of(
                Named.of("CMYK", ProfiledImages.jpeg(fourBands(0, 255, 255, 255), List.of(ADOBE_CMYK))),
                Named.of("YCCK", ProfiledImages.jpeg(fourBands(76, 85, 255, 255), List.of(ADOBE_YCCK))));
    }

    @ParameterizedTest
    @MethodSource("cmykImages")
    void cmykIsConvertedByItsProfile(byte[] image) {
        // When: with this profile the first ink is a strong magenta; without it, cyan.
        NormalizedImage byProfile =
                normalizer.normalize(ProfiledImages.jpeg(image, ProfiledImages.cmykIcc(50, 80, -20)));
        NormalizedImage withoutProfile = normalizer.normalize(image);
        NormalizedImage withAnother = normalizer.normalize(ProfiledImages.jpeg(image, displayP3()));

        // Then
        int[] magenta = sample(decoded(byProfile), 32, 24);
        assertThat(magenta[0]).isGreaterThan(190);
        assertThat(magenta[1]).isLessThan(60);
        assertThat(byProfile.changes()).containsExactly(CONVERTED);
        assertThat(sample(decoded(withoutProfile), 32, 24)[0]).isLessThan(100);
        assertThat(withAnother.content()).isEqualTo(withoutProfile.content());
    }

    private void assertSame(byte[] plain, byte[] profiled) {
        NormalizedImage expected = normalizer.normalize(plain);
        NormalizedImage normalized = normalizer.normalize(profiled);
        assertThat(normalized.content()).isEqualTo(expected.content());
        assertThat(normalized.changes()).isEqualTo(expected.changes()).doesNotContain(CONVERTED);
    }

    private static void assertQuarters(NormalizedImage normalized) {
        BufferedImage decoded = decoded(normalized);
        for (int i = 0; i < EXPECTED.length; i++) {
            int[] colour = sample(
                    decoded, decoded.getWidth() * (1 + i % 2 * 2) / 4, decoded.getHeight() * (1 + i / 2 * 2) / 4);
            for (int band = 0; band < 3; band++) {
                assertThat(colour[band])
                        .as("quarter %d of %s: %s", i, normalized.type(), Arrays.toString(colour))
                        .isCloseTo(EXPECTED[i][band], within(3));
            }
        }
    }

    private static void assertUniform(NormalizedImage normalized, int grey) {
        BufferedImage decoded = decoded(normalized);
        for (int y = 0; y < decoded.getHeight(); y += 7) {
            for (int x = 0; x < decoded.getWidth(); x += 7) {
                for (int band = 0; band < 3; band++) {
                    assertThat(sample(decoded, x, y)[band]).isCloseTo(grey, within(2));
                }
            }
        }
    }

    private static BufferedImage decoded(NormalizedImage normalized) {
        try {
            return ImageIO.read(new ByteArrayInputStream(normalized.content()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Returns stored samples: Java converts grey as linear light when RGB is requested.
    private static int[] sample(BufferedImage image, int x, int y) {
        if (image.getColorModel() instanceof IndexColorModel) {
            int rgb = image.getRGB(x, y);
            return new int[] {rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff};
        }
        int[] stored = image.getRaster().getPixel(x, y, (int[]) null);
        return stored.length < 3 ? new int[] {stored[0], stored[0], stored[0]} : stored;
    }

    private static int[][] inDisplayP3() {
        try {
            BufferedImage stored = ImageIO.read(new ByteArrayInputStream(resource("display-p3.png")));
            return new int[][] {
                sample(stored, 160, 120), sample(stored, 480, 120), sample(stored, 160, 360), sample(stored, 480, 360)
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage quarters(int[][] colours, int type) {
        BufferedImage image = new BufferedImage(640, 480, type);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                int[] colour = colours[quarter(x, y)];
                image.setRGB(x, y, 0xff000000 | colour[0] << 16 | colour[1] << 8 | colour[2]);
            }
        }
        return image;
    }

    private static BufferedImage deep(int[][] colours, boolean alpha) {
        int[] bands = alpha ? new int[] {0, 1, 2, 3} : new int[] {0, 1, 2};
        BufferedImage image = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_sRGB), bands, DataBuffer.TYPE_USHORT, alpha, false)
                .createBufferedImage(640, 480);
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                int[] pixel = new int[4];
                for (int band = 0; band < 3; band++) {
                    pixel[band] = colours[quarter(x, y)][band] * 257;
                }
                pixel[3] = 0xffff;
                image.getRaster().setPixel(x, y, pixel);
            }
        }
        return image;
    }

    private static BufferedImage palette(int[][] colours) {
        byte[][] bands = new byte[3][4];
        for (int i = 0; i < 12; i++) {
            bands[i % 3][i / 3] = (byte) colours[i / 3][i % 3];
        }
        BufferedImage image = new BufferedImage(
                640, 480, BufferedImage.TYPE_BYTE_INDEXED, new IndexColorModel(8, 4, bands[0], bands[1], bands[2]));
        for (int y = 0; y < 480; y++) {
            for (int x = 0; x < 640; x++) {
                image.getRaster().setSample(x, y, 0, quarter(x, y));
            }
        }
        return image;
    }

    private static int quarter(int x, int y) {
        return x / 320 + y / 240 * 2;
    }

    private static BufferedImage grey(int type) {
        BufferedImage grey = new BufferedImage(300, 300, type);
        fill(grey.getRaster(), type == BufferedImage.TYPE_USHORT_GRAY ? 96 * 257 : 96);
        return grey;
    }

    private static BufferedImage greyWithAlpha(int dataType, int alpha) {
        BufferedImage grey = ImageTypeSpecifier.createInterleaved(
                        ColorSpace.getInstance(ColorSpace.CS_GRAY), new int[] {0, 1}, dataType, true, false)
                .createBufferedImage(300, 300);
        fill(grey.getRaster(), dataType == DataBuffer.TYPE_BYTE ? 96 : 96 * 257, alpha);
        return grey;
    }

    private static void fill(WritableRaster raster, int... pixel) {
        for (int y = 0; y < raster.getHeight(); y++) {
            for (int x = 0; x < raster.getWidth(); x++) {
                raster.setPixel(x, y, pixel);
            }
        }
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4);
        Arrays.stream(values).forEach(bytes::putInt);
        return bytes.array();
    }

    private static byte[] png(BufferedImage image) {
        return encoded(image, "png");
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            assertThat(ImageIO.write(image, format, bytes)).isTrue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] webp(byte[] png, boolean lossless) {
        try {
            Path from = Files.createTempFile("image-", ".png");
            Path to = Files.createTempFile("image-", ".webp");
            try {
                Files.write(from, png);
                FFMPEG.run(
                        List.of(
                                "-i",
                                from.toString(),
                                "-c:v",
                                "libwebp",
                                "-lossless",
                                lossless ? "1" : "0",
                                "-q:v",
                                "95",
                                "-y",
                                to.toString()),
                        Duration.ofMinutes(1));
                return Files.readAllBytes(to);
            } finally {
                Files.deleteIfExists(from);
                Files.deleteIfExists(to);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A JPEG of 64 x 48 pixels in one colour, with four untransformed bands.
    private static byte[] fourBands(int... colour) {
        WritableRaster raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 64, 48, 4, null);
        fill(raster, colour);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            writer.write(new IIOImage(raster, null, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
