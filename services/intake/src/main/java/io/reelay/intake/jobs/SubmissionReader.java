package io.reelay.intake.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelay.contracts.PictureRole;
import io.reelay.intake.uploads.InlinePicture;
import io.reelay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jboss.resteasy.reactive.server.multipart.MultipartFormDataInput;
import org.jspecify.annotations.Nullable;

/// Reads submissions in both of their forms.
@ApplicationScoped
class SubmissionReader {

    private static final String REQUEST = "request";
    private static final String IMAGE = "image";
    private static final List<String> PARTS = List.of(REQUEST, IMAGE);

    private final ObjectMapper mapper;

    SubmissionReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @throws JsonProcessingException when the body is no request; the message names the field
    Submission read(@Nullable JsonNode body) throws JsonProcessingException {
        return Submission.read(body, null, mapper);
    }

    /// @throws IOException when the part `request` is none; the message names the field
    Submission read(MultipartFormDataInput form) throws IOException {
        form.getValues().forEach(SubmissionReader::refuseUnknown);
        var request = only(form, REQUEST);
        if (request == null) {
            throw ProblemException.invalid(REQUEST, "is missing: send the job as JSON in a part of this name.");
        }
        var image = only(form, IMAGE);
        return Submission.read(mapper.readTree(content(request)), image == null ? null : picture(image), mapper);
    }

    private static void refuseUnknown(String part, Collection<FormValue> values) {
        if (!PARTS.contains(part)) {
            throw ProblemException.invalid(part, "is no part of this form.", PARTS);
        }
        if (values.size() > 1) {
            throw ProblemException.invalid(part, "is there more than once.");
        }
    }

    private static @Nullable FormValue only(MultipartFormDataInput form, String part) {
        var values = form.getValues().get(part);
        return values == null || values.isEmpty() ? null : values.iterator().next();
    }

    private static InlinePicture picture(FormValue image) throws IOException {
        if (!image.isFileItem()) {
            throw ProblemException.invalid(IMAGE, "must be a file in this form; addresses stand in the request.");
        }
        var contentType = image.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return new InlinePicture(
                PictureRole.FIRST,
                contentType == null ? MediaType.APPLICATION_OCTET_STREAM : contentType,
                content(image));
    }

    private static byte[] content(FormValue part) throws IOException {
        if (!part.isFileItem()) {
            return part.getValue().getBytes(StandardCharsets.UTF_8);
        }
        try (var file = part.getFileItem().getInputStream()) {
            return file.readAllBytes();
        }
    }
}
