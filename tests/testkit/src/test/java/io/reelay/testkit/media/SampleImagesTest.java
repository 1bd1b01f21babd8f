package io.reelay.testkit.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleImagesTest {
    @Test
    void everyCornerIsRecognisedEvenAfterJpegCompression() throws IOException {
        BufferedImage image = decode(SampleImages.jpeg(640, 360));

        assertThat(Arrays.stream(Corner.values()).filter(corner -> corner.seenIn(image) != corner))
                .isEmpty();
    }

    @Test
    void aRotatedJpegIsStillAJpegAndNamesItsCamera() throws IOException {
        byte[] rotated = SampleImages.rotatedJpeg(640, 360, Exif.TURN_RIGHT);

        assertThat(decode(rotated).getWidth()).isEqualTo(640);
        assertThat(new String(rotated, StandardCharsets.ISO_8859_1)).contains(Exif.CAMERA);
    }

    @Test
    void theImageWithManyPixelsIsSmallAndTheNoisyImageIsLarge() {
        assertThat(SampleImages.plainPng(10_000, 6_000)).hasSizeLessThan(1_000_000);
        assertThat(SampleImages.pngLargerThan(11_000_000)).hasSizeGreaterThan(11_000_000);
    }

    private static BufferedImage decode(byte[] bytes) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(bytes));
    }
}
