package io.reelay.cli.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelay.cli.terminal.CliException;
import io.reelay.testkit.http.RecordingReceiver;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentDisposition;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartBodyTest {

    private static final byte[] IMAGE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', '-', '-', 0, (byte) 0xff};

    private final Path directory;

    MultipartBodyTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @BeforeAll
    static void readHeadersAsUtf8() {
        System.setProperty("mail.mime.allowutf8", "true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lake.png",
                "東京の夜 🌊 café.png",
                "a \"quoted\" name.png",
                "back\\slash and \\\"both\\.png",
                "\"; name=\"request",
                "ends with \\",
                "100% ; semi=colon.png"
            })
    void parserReadsNameAndBytesBack(String name) throws IOException, InterruptedException, MessagingException {
        requireReadBack(name, name);
    }

    @Test
    void lineBreakInANameStaysInItsHeader() throws IOException, InterruptedException, MessagingException {
        requireReadBack("two\r\nX-Header: 1\nlines", "two%0D%0AX-Header: 1%0Alines");
    }

    private void requireReadBack(String name, String read)
            throws IOException, InterruptedException, MessagingException {
        // Given
        var image = Files.write(directory.resolve(name), IMAGE);
        var request = ReelayClient.JSON.createObjectNode().put("prompt", "東京の夜 🌊 \"café\"");

        // When
        var parts = sent(new MultipartBody(request, image));

        // Then
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat(disposition(parts, 0)).isEqualTo("request");
        assertThat(ReelayClient.JSON.readTree(parts.getBodyPart(0).getInputStream()))
                .isEqualTo(request);
        assertThat(disposition(parts, 1)).isEqualTo("image");
        assertThat(parts.getBodyPart(1).getFileName()).isEqualTo(read);
        assertThat(parts.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(IMAGE);
    }

    @Test
    void anUnreadableFileIsReportedBeforeSending() {
        var form = new MultipartBody(ReelayClient.JSON.createObjectNode(), directory);

        assertThatThrownBy(form::body)
                .isInstanceOf(CliException.class)
                .hasMessage("--image: cannot read the file " + directory);
    }

    private static String disposition(MimeMultipart parts, int index) throws MessagingException {
        var header = parts.getBodyPart(index).getHeader("Content-Disposition")[0];
        return new ContentDisposition(header).getParameter("name");
    }

    private static MimeMultipart sent(MultipartBody form) throws IOException, InterruptedException, MessagingException {
        try (var server = RecordingReceiver.start();
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(server.url("/v1/jobs"))
                    .header("Content-Type", form.contentType())
                    .POST(form.body())
                    .build();
            http.send(request, BodyHandlers.discarding());
            var received = server.requests().getFirst();
            return new MimeMultipart(new ByteArrayDataSource(received.body(), received.header("content-type")));
        }
    }
}
