package io.reelay.web.forms;

import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.apache.hc.core5.http.HeaderElement;
import org.apache.hc.core5.http.message.BasicHeaderValueParser;
import org.apache.hc.core5.http.message.ParserCursor;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/// Reads `multipart/form-data` (RFC 7578) as a stream. The framework is not used for this, because it fails on some
/// file names and confuses others with the name of the part. File names are not used, so they can be any text.
public final class MultipartForm implements MultipartParser.PartHandler {

    private static final int CHUNK = 16 * 1024;
    private static final String BOUNDARY = "boundary";
    private static final String NAME = "name";
    private static final String FILE_NAME = "filename";

    /// The headers of a part.
    ///
    /// @param fileName    null for a part that is not a file; any text, only for display
    /// @param contentType null if absent
    public record PartHead(
            String name,
            @Nullable String fileName,
            @Nullable String contentType) {

        /// Whether the part has a file name, which may be empty.
        public boolean file() {
            return fileName != null;
        }
    }

    /// Chooses the destination of each part.
    @FunctionalInterface
    public interface PartDestination {
        /// Called at the beginning of each part. The reader does not close the stream.
        OutputStream of(PartHead part);
    }

    private final PartDestination destinations;
    private OutputStream current = OutputStream.nullOutputStream();

    private MultipartForm(PartDestination destinations) {
        this.destinations = destinations;
    }

    /// Reads a form to its end.
    ///
    /// @param contentType of the request
    /// @throws ProblemException     `INVALID_REQUEST` when the form is malformed or incomplete
    /// @throws UncheckedIOException when a destination cannot be written
    public static void read(InputStream body, String contentType, PartDestination destinations) {
        var boundary = parameter(parsed(contentType), BOUNDARY);
        if (boundary == null || boundary.isEmpty()) {
            throw broken("the Content-Type has no boundary");
        }
        var parser = MultipartParser.beginParse(
                new MultipartForm(destinations),
                boundary.getBytes(StandardCharsets.US_ASCII),
                StandardCharsets.UTF_8.name());
        try {
            byte[] chunk = new byte[CHUNK];
            for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
                parser.parse(ByteBuffer.wrap(chunk, 0, read));
            }
        } catch (IOException | MultipartParser.MalformedMessageException e) {
            throw broken("it cannot be read");
        }
        if (!parser.isComplete()) {
            throw broken("it ends before its last boundary");
        }
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        var given = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
        var disposition = given == null ? null : parsed(given);
        var name = disposition == null ? null : parameter(disposition, NAME);
        if (disposition == null || name == null) {
            throw broken("one of its parts has no name");
        }
        var fileName = fileName(disposition);
        current = destinations.of(new PartHead(name, fileName, headers.getFirst(HttpHeaders.CONTENT_TYPE)));
    }

    @Override
    public void data(ByteBuffer data) {
        try {
            current.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
        } catch (IOException e) {
            throw new UncheckedIOException("A part of a form cannot be stored", e);
        }
    }

    @Override
    public void endPart() {
        current = OutputStream.nullOutputStream();
    }

    private static HeaderElement parsed(String header) {
        return BasicHeaderValueParser.INSTANCE.parseHeaderElement(header, new ParserCursor(0, header.length()));
    }

    private static @Nullable String parameter(HeaderElement header, String name) {
        var parameter = header.getParameterByName(name);
        return parameter == null ? null : parameter.getValue();
    }

    private static @Nullable String fileName(HeaderElement disposition) {
        var plain = disposition.getParameterByName(FILE_NAME);
        var given = plain == null ? disposition.getParameterByName(FILE_NAME + "*") : plain;
        return given == null ? null : Objects.requireNonNullElse(given.getValue(), "");
    }

    private static ProblemException broken(String why) {
        return new ProblemException(
                ErrorCode.INVALID_REQUEST, "The body is not valid multipart/form-data: " + why + ".");
    }
}
