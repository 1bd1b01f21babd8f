package io.reelay.uploader.pictures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.reelay.contracts.PictureRules;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.testkit.media.Corner;
import io.reelay.testkit.media.Exif;
import io.reelay.testkit.media.SamplePictures;
import io.reelay.uploader.pictures.PictureRefused.Reason;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturePreparationTest {

    private static final Set<String> ALL_TYPES = Set.of("image/jpeg", "image/png", "image/webp");

    private final PicturePreparation preparation = new PicturePreparation(
            new SmallRyeConfigBuilder()
                    .withMapping(PicturesConfig.class)
                    .build()
                    .getConfigMapping(PicturesConfig.class),
            Ffmpeg.locate());

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
        PreparedPicture prepared = preparation.prepare(SamplePictures.rotatedJpeg(640, 360, orientation));

        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(prepared.content()));
        assertThat(Corner.TOP_LEFT.seenIn(seen)).isEqualTo(topLeft);
        assertThat(Corner.TOP_RIGHT.seenIn(seen)).isEqualTo(topRight);
        assertThat(prepared.width()).isEqualTo(width).isEqualTo(seen.getWidth());
        assertThat(prepared.height()).isEqualTo(height).isEqualTo(seen.getHeight());
    }

    @Test
    void metadataIsGoneAndEverythingThatWasDoneIsSaid() {
        PreparedPicture prepared = preparation.prepare(SamplePictures.rotatedJpeg(6000, 3000, Exif.TURN_RIGHT));

        assertThat(new String(prepared.content(), StandardCharsets.ISO_8859_1)).doesNotContain(Exif.CAMERA, "Exif");
        assertThat(prepared.changes())
                .containsExactly("orientation applied", "metadata removed", "shrunk from 3000 x 6000 to 1500 x 3000");
    }

    @Test
    void aPictureThatFitsStaysWhatItIs() {
        PreparedPicture jpeg = preparation.prepare(SamplePictures.jpeg(640, 360));
        PreparedPicture png = preparation.prepare(SamplePictures.png(640, 360));

        assertThat(jpeg.type()).isEqualTo(PictureType.JPEG);
        assertThat(png.type()).isEqualTo(PictureType.PNG);
        assertThat(jpeg.changes()).isEmpty();
        assertThat(png.changes()).isEmpty();
    }

    @Test
    void webpIsConverted() {
        PreparedPicture prepared = preparation.prepare(SamplePictures.webp());

        assertThat(prepared.type()).isEqualTo(PictureType.JPEG);
        assertThat(prepared.width()).isEqualTo(640);
        assertThat(prepared.changes()).containsExactly("converted from WEBP to JPEG");
    }

    @Test
    void aLargePictureIsRecompressedUntilTheModelTakesIt() {
        PictureRules rules = new PictureRules(800_000, 300, 2048, Set.of("image/jpeg"), 0.5, 2);

        PreparedPicture prepared = preparation.prepare(SamplePictures.pngLargerThan(6_000_000), rules);

        assertThat(prepared.type()).isEqualTo(PictureType.JPEG);
        assertThat(prepared.content()).hasSizeLessThanOrEqualTo(800_000);
        assertThat(prepared.changes())
                .contains("converted from PNG to JPEG")
                .anyMatch(change -> change.matches("recompressed to \\d+ KB"));
    }

    @Test
    void aPictureOfAnotherRatioIsRefusedWithWhatTheModelTakes() {
        PictureRules rules = new PictureRules(800_000, 300, 2048, ALL_TYPES, 0.5, 2);

        PictureRefused refused = catchThrowableOfType(
                PictureRefused.class, () -> preparation.prepare(SamplePictures.jpeg(900, 300), rules));

        assertThat(refused.reason()).isEqualTo(Reason.WRONG_RATIO);
        assertThat(refused).hasMessageContainingAll("3.00", "0.50 to 2.00");
    }

    @Test
    void aPictureBelowTheModelsSmallestSideIsRefusedAndNotEnlarged() {
        PictureRules rules = new PictureRules(800_000, 300, 2048, ALL_TYPES, 0.5, 2);

        PictureRefused refused = catchThrowableOfType(
                PictureRefused.class, () -> preparation.prepare(SamplePictures.jpeg(400, 299), rules));

        assertThat(refused.reason()).isEqualTo(Reason.TOO_SMALL);
        assertThat(refused).hasMessageContainingAll("400 x 299", "below 300");
    }

    @Test
    void aPictureIsNotShrunkBelowTheModelsSmallestSide() {
        PictureRules rules = new PictureRules(20_000, 500, 2048, ALL_TYPES, 0.5, 2);

        PictureRefused refused = catchThrowableOfType(
                PictureRefused.class, () -> preparation.prepare(SamplePictures.pngLargerThan(1_000_000), rules));

        assertThat(refused.reason()).isEqualTo(Reason.CANNOT_FIT);
    }

    @Test
    void aPdfIsNoPictureWhateverItIsCalled() {
        assertThat(refusal(SamplePictures.pdf())).isEqualTo(Reason.NO_PICTURE);
    }

    @Test
    void elevenMegabytesAreTooLarge() {
        assertThat(refusal(SamplePictures.pngLargerThan(11_000_000))).isEqualTo(Reason.TOO_LARGE);
    }

    @Test
    void sixtyMegapixelsAreTooManyHoweverSmallTheFile() {
        assertThat(refusal(SamplePictures.plainPng(10_000, 6_000))).isEqualTo(Reason.TOO_MANY_PIXELS);
    }

    @Test
    void fiftyMegapixelsAreDecodedWithinTheBudget() {
        PreparedPicture prepared = preparation.prepare(SamplePictures.plainPng(10_000, 5_000));

        assertThat(prepared.width()).isEqualTo(4096);
    }

    @Test
    void aTruncatedPictureIsCorruptWhereverItBreaksOff() {
        byte[] jpeg = SamplePictures.jpeg(640, 360);
        byte[] png = SamplePictures.png(640, 360);
        byte[] webp = SamplePictures.webp();

        assertThat(refusal(SamplePictures.corruptJpeg())).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(Arrays.copyOf(jpeg, jpeg.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(Arrays.copyOf(png, png.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
        assertThat(refusal(Arrays.copyOf(webp, webp.length * 3 / 4))).isEqualTo(Reason.CORRUPT);
    }

    @Test
    void brokenDataInsideAWholeFileIsCorrupt() {
        byte[] png = SamplePictures.png(640, 360);
        Arrays.fill(png, png.length / 2, png.length / 2 + 20, (byte) 0x55);

        assertThat(refusal(png)).isEqualTo(Reason.CORRUPT);
    }

    private Reason refusal(byte[] content) {
        return catchThrowableOfType(PictureRefused.class, () -> preparation.prepare(content))
                .reason();
    }
}
