package io.reelay.intake.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reelay.intake.jobs.DataUri.DataUriException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataUriTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:image/jpeg;base64,/9j/+A==",
                "DATA:Image/JPEG;BASE64,/9j/+A==",
                "data:image/jpeg;name=my%20cat.jpg;base64,/9j/+A==",
                "data:image/jpeg;name=\"a, b;base64.jpg\";charset=utf-8;base64,/9j/+A==",
                "data:image/jpeg;name=\"a \\\" quote\";base64,/9j/+A==",
                "data:image/jpeg;name=\"never closed;base64,/9j/+A==",
                "data:image/jpeg;a=1;b=2;c;base64,/9j/+A==",
                "data: image/jpeg ; base64 ,/9j/+A==",
                "data:image%2Fjpeg;base64,/9j/+A==",
                "data:image/jpeg;base64,/9j/+A",
                "data:image/jpeg;base64,/9j\n/+\r\n\tA= =",
                "data:image/jpeg;base64,%2f9j%2F%2BA%3D%3D",
                "data:image/jpeg;base64,_9j_-A==",
                "data:image/jpeg;base64,/9j/+A==#part",
                "data:image/jpeg,%ff%D8%FF%f8",
                "data:image/jpeg;name=cat.jpg,%ff%D8%FF%f8"
            })
    void everySpellingOfTheRfcIsRead(String uri) throws DataUriException {
        assertThat(DataUri.is(uri)).isTrue();
        assertThat(DataUri.read(uri).contentType()).isEqualTo("image/jpeg");
        assertThat(HexFormat.of().formatHex(DataUri.read(uri).bytes())).isEqualTo("ffd8fff8");
    }

    @ParameterizedTest
    @CsvSource({
        "'data:;base64,YQ==', text/plain",
        "'data:,a', text/plain",
        "'data:;charset=utf-8,a', text/plain",
        "'data:image/svg+xml,a', image/svg+xml",
        "'data:application/vnd.some-type_1,a', application/vnd.some-type_1"
    })
    void theMediaTypeIsReadAndHasADefault(String uri, String contentType) throws DataUriException {
        assertThat(DataUri.read(uri).contentType()).isEqualTo(contentType);
        assertThat(DataUri.read(uri).bytes()).containsExactly('a');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data:image/jpeg;base64            | it has no comma. The form is data:image/jpeg;base64,…
                    data:                             | it has no comma. The form is data:image/jpeg;base64,…
                    data:image/jpeg;base64,           | nothing follows the comma. The form is data:image/jpeg;base64,…
                    data:image/jpeg,                  | nothing follows the comma. The form is data:image/jpeg;base64,…
                    data:jpeg;base64,YQ==             | "jpeg" is not a media type such as image/jpeg.
                    data:image/;base64,YQ==           | "image/" is not a media type such as image/jpeg.
                    data:image/jpeg;base64;a=1,YQ==   | base64 must stand directly before the comma. The form is data:image/jpeg;base64,…
                    data:image/jpeg;base64,YQ=        | what follows the comma is not base64.
                    data:image/jpeg;base64,Y          | what follows the comma is not base64.
                    data:image/jpeg;base64,YQ==YQ==   | what follows the comma is not base64.
                    data:image/jpeg;base64,!!!!       | what follows the comma is not base64.
                    data:image/jpeg;base64,%%%        | a % is not followed by two hexadecimal digits.
                    data:image/jpeg,%f                | a % is not followed by two hexadecimal digits.
                    data:image/jpeg,%zz               | a % is not followed by two hexadecimal digits.
                    data:image/jpeg,ä                 | it contains a character that is not ASCII.
                    """)
    void aWrongDataUriIsRefusedWithTheReason(String uri, String why) {
        assertThatExceptionOfType(DataUriException.class)
                .isThrownBy(() -> DataUri.read(uri))
                .withMessage("is not a valid data URI: " + why);
    }

    @Test
    void aLongWrongMediaTypeIsNotRepeatedWhole() {
        assertThatExceptionOfType(DataUriException.class)
                .isThrownBy(() -> DataUri.read("data:" + "a".repeat(10_000) + ",a"))
                .withMessage("is not a valid data URI: \"%s\" is not a media type such as image/jpeg."
                        .formatted("a".repeat(60)));
    }

    @Test
    void otherAddressesAreNotDataUris() {
        assertThat(DataUri.is("https://1.1.1.1/data:image/jpeg,a")).isFalse();
        assertThat(DataUri.is("")).isFalse();
    }
}
