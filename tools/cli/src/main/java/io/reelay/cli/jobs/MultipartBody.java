package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.cli.terminal.CliException;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A job's request and its picture as `multipart/form-data`; the picture is streamed from its file.
final class MultipartBody {

    private final String boundary = "reelay-" + UUID.randomUUID();
    private final ObjectNode request;
    private final Path picture;

    MultipartBody(ObjectNode request, Path picture) {
        this.request = request;
        this.picture = picture;
    }

    String contentType() {
        return "multipart/form-data; boundary=" + boundary;
    }

    BodyPublisher body() {
        var before = """
                --%1$s\r
                Content-Disposition: form-data; name="request"\r
                Content-Type: application/json\r
                \r
                %2$s\r
                --%1$s\r
                Content-Disposition: form-data; name="image"; filename="%3$s"\r
                Content-Type: application/octet-stream\r
                \r
                """.formatted(boundary, request, quoted(picture.getFileName()));
        if (!Files.isRegularFile(picture) || !Files.isReadable(picture)) {
            throw new CliException("--image names " + picture + ", which is not a file that can be read");
        }
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(before),
                    BodyPublishers.ofFile(picture),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        } catch (FileNotFoundException missing) {
            throw new CliException("--image names " + picture + ", which is not a file that can be read", missing);
        }
    }

    /// A quoted string of a MIME header, in UTF-8 as in RFC 7578. A header cannot hold line breaks: they are written as
    /// in the HTML standard.
    private static String quoted(Path name) {
        return name.toString()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }
}
