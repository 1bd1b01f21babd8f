package io.reelay.sandbox.images;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.testkit.media.SampleImages;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceImageTest {

    @Test
    void typeIsDetectedByContent() {
        assertThat(ReferenceImage.of(SampleImages.jpeg(640, 360)))
                .hasValueSatisfying(image ->
                        assertThat(image).isEqualTo(new ReferenceImage("image/jpeg", 640, 360, image.bytes())));
        assertThat(ReferenceImage.of(SampleImages.rotatedJpeg(640, 360, 6))
                        .orElseThrow()
                        .width())
                .isEqualTo(640);
        assertThat(ReferenceImage.of(SampleImages.png(300, 500)).orElseThrow().height())
                .isEqualTo(500);
        assertThat(ReferenceImage.of(SampleImages.webp()).orElseThrow())
                .returns("image/webp", ReferenceImage::contentType)
                .returns(640, ReferenceImage::width)
                .returns(360, ReferenceImage::height);
    }

    @Test
    void contentThatIsNotAnImageIsEmpty() {
        assertThat(ReferenceImage.of(SampleImages.pdf())).isEmpty();
        assertThat(ReferenceImage.of(new byte[0])).isEmpty();
    }

    @Test
    void aTruncatedHeaderIsEmptyWithoutAnException() {
        byte[] jpeg = SampleImages.jpeg(64, 64);
        assertThat(IntStream.range(0, 100).mapToObj(length -> ReferenceImage.of(Arrays.copyOf(jpeg, length))))
                .allSatisfy(image -> assertThat(image).isEmpty());
    }
}
