package io.reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SizeTest {

    @ParameterizedTest
    @ValueSource(strings = {"720:1280", "720x1280", "720X1280", " 720 : 1280 "})
    void everyNotationGivesTheSameSize(String written) {
        assertThat(Size.read(written)).hasValue(new Size(720, 1280));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "720", "720:", "720:1280:1", "-720:1280", "0:9", "720;1280", "large", "99999999999:1"})
    void anyOtherTextIsNotASize(String written) {
        assertThat(Size.read(written)).isEmpty();
    }
}
