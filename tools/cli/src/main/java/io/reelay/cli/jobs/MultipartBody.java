package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.cli.terminal.CliException;
import java.io.FileNotFoundException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/// A job request and its image as `multipart/form-data`. The image is streamed from its file.
final class MultipartBody {

    private final String boundary = "reelay-" + UUID.randomUUID();
    private final ObjectNode request;
    private final Path image;

    MultipartBody(ObjectNode request, Path image) {
        this.request = request;
        this.image = image;
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
                """.formatted(boundary, request, quoted(image.getFileName()));
        if (!Files.isRegularFile(image) || !Files.isReadable(image)) {
            throw new CliException("--image: cannot read the file " + image);
        }
        try {
            return BodyPublishers.concat(
                    BodyPublishers.ofString(before),
                    BodyPublishers.ofFile(image),
                    BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
        } catch (FileNotFoundException missing) {
            throw new CliException("--image: cannot read the file " + image, missing);
        }
    }

    /// Quotes a parameter of a MIME header, in UTF-8 (RFC 7578), with line breaks percent-encoded (HTML standard).
    private static String quoted(Path name) {
        return name.toString()
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }
}
