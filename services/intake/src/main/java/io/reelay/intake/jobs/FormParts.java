package io.reelay.intake.jobs;

import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jboss.resteasy.reactive.common.headers.HeaderUtil;
import org.jboss.resteasy.reactive.common.util.CaseInsensitiveMap;
import org.jboss.resteasy.reactive.server.core.multipart.MultipartParser;
import org.jspecify.annotations.Nullable;

/// The parts of a form. Read here and not by the framework, so that a broken form is an error of the request.
final class FormParts implements MultipartParser.PartHandler {

    private static final int CHUNK = 16 * 1024;

    /// One part of a form.
    ///
    /// @param fileName    null for one that is no file
    /// @param contentType null where it is not said
    record Part(
            String name,
            @Nullable String fileName,
            @Nullable String contentType,
            @SuppressWarnings("ArrayRecordComponent") byte[] content) {}

    private final List<Part> parts = new ArrayList<>();
    private final ByteArrayOutputStream content = new ByteArrayOutputStream();
    private @Nullable Part begun;

    private FormParts() {}

    /// Reads `multipart/form-data` to its end.
    ///
    /// @throws ProblemException when it is none
    static List<Part> read(InputStream body, String contentType) {
        var boundary = HeaderUtil.extractQuotedValueFromHeader(contentType, "boundary");
        if (boundary == null || boundary.isEmpty()) {
            throw broken("the Content-Type names no boundary");
        }
        var form = new FormParts();
        var parser = MultipartParser.beginParse(
                form, boundary.getBytes(StandardCharsets.US_ASCII), StandardCharsets.UTF_8.name());
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
        return form.parts;
    }

    @Override
    public void beginPart(CaseInsensitiveMap<String> headers) {
        var disposition = headers.getFirst(HttpHeaders.CONTENT_DISPOSITION);
        var name = disposition == null ? null : HeaderUtil.extractQuotedValueFromHeader(disposition, "name");
        if (name == null) {
            throw broken("a part of it has no name");
        }
        begun = new Part(
                name,
                HeaderUtil.extractQuotedValueFromHeaderWithEncoding(disposition, "filename"),
                headers.getFirst(HttpHeaders.CONTENT_TYPE),
                new byte[0]);
        content.reset();
    }

    @Override
    public void data(ByteBuffer data) {
        content.write(data.array(), data.arrayOffset() + data.position(), data.remaining());
    }

    @Override
    public void endPart() {
        if (begun != null) {
            parts.add(new Part(begun.name(), begun.fileName(), begun.contentType(), content.toByteArray()));
        }
    }

    private static ProblemException broken(String why) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, "The body is no multipart/form-data: " + why + ".");
    }
}
