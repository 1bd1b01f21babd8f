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
    void everyFormOfTheRfcIsParsed(String uri) throws DataUriException {
        assertThat(DataUri.isDataUri(uri)).isTrue();
        assertThat(DataUri.parse(uri).contentType()).isEqualTo("image/jpeg");
        assertThat(HexFormat.of().formatHex(DataUri.parse(uri).bytes())).isEqualTo("ffd8fff8");
    }

    @ParameterizedTest
    @CsvSource({
        "'data:;base64,YQ==', text/plain",
        "'data:,a', text/plain",
        "'data:;charset=utf-8,a', text/plain",
        "'data:image/svg+xml,a', image/svg+xml",
        "'data:application/vnd.some-type_1,a', application/vnd.some-type_1"
    })
    void theMediaTypeIsParsedAndHasADefault(String uri, String contentType) throws DataUriException {
        assertThat(DataUri.parse(uri).contentType()).isEqualTo(contentType);
        assertThat(DataUri.parse(uri).bytes()).containsExactly('a');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    data:image/jpeg;base64            | it has no comma. The expected form is data:image/jpeg;base64,…
                    data:                             | it has no comma. The expected form is data:image/jpeg;base64,…
                    data:image/jpeg;base64,           | there is no data after the comma. The expected form is data:image/jpeg;base64,…
                    data:image/jpeg,                  | there is no data after the comma. The expected form is data:image/jpeg;base64,…
                    data:jpeg;base64,YQ==             | "jpeg" is not a media type such as image/jpeg.
                    data:image/;base64,YQ==           | "image/" is not a media type such as image/jpeg.
                    data:image/jpeg;base64;a=1,YQ==   | base64 must come directly before the comma. The expected form is data:image/jpeg;base64,…
                    data:image/jpeg;base64,YQ=        | the data after the comma is not valid base64.
                    data:image/jpeg;base64,Y          | the data after the comma is not valid base64.
                    data:image/jpeg;base64,YQ==YQ==   | the data after the comma is not valid base64.
                    data:image/jpeg;base64,!!!!       | the data after the comma is not valid base64.
                    data:image/jpeg;base64,%%%        | a % is not followed by two hexadecimal digits.
                    data:image/jpeg,%f                | a % is not followed by two hexadecimal digits.
                    data:image/jpeg,%zz               | a % is not followed by two hexadecimal digits.
                    data:image/jpeg,ä                 | it contains a character that is not ASCII.
                    """)
    void anInvalidDataUriIsRejectedWithTheReason(String uri, String reason) {
        assertThatExceptionOfType(DataUriException.class)
                .isThrownBy(() -> DataUri.parse(uri))
                .withMessage("is not a valid data URI: " + reason);
    }

    @Test
    void aLongInvalidMediaTypeIsShortenedInTheMessage() {
        assertThatExceptionOfType(DataUriException.class)
                .isThrownBy(() -> DataUri.parse("data:" + "a".repeat(10_000) + ",a"))
                .withMessage("is not a valid data URI: \"%s\" is not a media type such as image/jpeg."
                        .formatted("a".repeat(60)));
    }

    @Test
    void otherTextsAreNotDataUris() {
        assertThat(DataUri.isDataUri("https://1.1.1.1/data:image/jpeg,a")).isFalse();
        assertThat(DataUri.isDataUri("")).isFalse();
    }
}
