package io.reelay.web.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.reelay.web.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartFormTest {

    private static final String CONTENT_TYPE = "multipart/form-data; boundary=x";

    private final List<MultipartForm.PartHead> heads = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();

    @Test
    void partsArriveInTheirOrderWithTheirContent() {
        // When
        read(CONTENT_TYPE, """
            --x\r
            Content-Disposition: form-data; name="request"\r
            \r
            {}\r
            --x\r
            Content-Type: image/jpeg\r
            Content-Disposition: form-data; name="image"; filename="lake.jpg"\r
            \r
            abc\r
            --x--\r
            """);

        // Then
        assertThat(heads)
                .containsExactly(
                        new MultipartForm.PartHead("request", null, null),
                        new MultipartForm.PartHead("image", "lake.jpg", "image/jpeg"));
        assertThat(content.toString(StandardCharsets.UTF_8)).isEqualTo("{}abc");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form-data; name=\"image\"; filename=\"a\\\"b\\\\c é.jpg\"",
                "form-data; filename=\"a\\\"; name=\\\"other\\\"; b=\\\"\"; name=\"image\"",
                "form-data; name=\"image\"; filename*=KLINGON''a%zz",
                "form-data; Name=image; FileName=a",
                "form-data; name=\"image\"; filename=\"\"",
                "form-data; name=\"image\"; filename=\"open"
            })
    void theFileNameCanBeAnyText(String disposition) {
        // When
        read(CONTENT_TYPE, form(disposition));

        // Then
        assertThat(heads).singleElement().satisfies(head -> {
            assertThat(head.name()).isEqualTo("image");
            assertThat(head.file()).isTrue();
            assertThat(head.contentType()).isNull();
        });
    }

    @Test
    void aNameWithQuotesIsUnescaped() {
        // When
        read(CONTENT_TYPE, form("form-data; name=\"a\\\"b\\\\c\""));

        // Then
        assertThat(heads).containsExactly(new MultipartForm.PartHead("a\"b\\c", null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/form-data; Boundary=x", "Multipart/Form-Data;CHARSET=utf-8;BOUNDARY=\"x\""})
    void parameterNamesAreCaseInsensitive(String contentType) {
        // When
        read(contentType, form("form-data; name=image"));

        // Then
        assertThat(heads).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "multipart/form-data, --x--, the Content-Type has no boundary",
        "multipart/form-data; boundary=, --x--, the Content-Type has no boundary",
        "multipart/form-data; boundary=x, --x, it ends before its last boundary"
    })
    void aBrokenFormIsRefusedWithItsFault(String contentType, String body, String fault) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(contentType, body))
                .satisfies(refused -> assertThat(refused.problem().detail())
                        .isEqualTo("The body is not valid multipart/form-data: " + fault + "."));
    }

    @Test
    void aPartWithoutANameIsRefused() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> read(CONTENT_TYPE, form("form-data")))
                .withMessageContaining("one of its parts has no name");
    }

    @Test
    void aDestinationThatCannotBeWrittenIsNotTheCallersFault() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> MultipartForm.read(stream(form("form-data; name=image")), CONTENT_TYPE, _ -> full));
    }

    private void read(String contentType, String body) {
        MultipartForm.read(stream(body), contentType, head -> {
            heads.add(head);
            return content;
        });
    }

    private static ByteArrayInputStream stream(String body) {
        return new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String form(String disposition) {
        return "--x\r\nContent-Disposition: " + disposition + "\r\n\r\nabc\r\n--x--\r\n";
    }
}
