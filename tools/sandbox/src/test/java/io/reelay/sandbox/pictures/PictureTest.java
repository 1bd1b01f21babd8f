package io.reelay.sandbox.pictures;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.testkit.media.SamplePictures;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureTest {

    @Test
    void eachKindIsToldByItsContent() {
        assertThat(Picture.of(SamplePictures.jpeg(640, 360)))
                .hasValueSatisfying(
                        picture -> assertThat(picture).isEqualTo(new Picture("image/jpeg", 640, 360, picture.bytes())));
        assertThat(Picture.of(SamplePictures.rotatedJpeg(640, 360, 6))
                        .orElseThrow()
                        .width())
                .isEqualTo(640);
        assertThat(Picture.of(SamplePictures.png(300, 500)).orElseThrow().height())
                .isEqualTo(500);
        assertThat(Picture.of(SamplePictures.webp()).orElseThrow())
                .returns("image/webp", Picture::contentType)
                .returns(640, Picture::width)
                .returns(360, Picture::height);
    }

    @Test
    void whatIsNoPictureIsNone() {
        assertThat(Picture.of(SamplePictures.pdf())).isEmpty();
        assertThat(Picture.of(new byte[0])).isEmpty();
    }

    @Test
    void aHeaderBrokenOffAnywhereIsNoPictureAndNoFault() {
        byte[] jpeg = SamplePictures.jpeg(64, 64);
        assertThat(IntStream.range(0, 100).mapToObj(length -> Picture.of(Arrays.copyOf(jpeg, length))))
                .allSatisfy(picture -> assertThat(picture).isEmpty());
    }
}
