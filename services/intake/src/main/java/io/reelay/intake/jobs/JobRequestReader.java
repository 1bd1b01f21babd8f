package io.reelay.intake.jobs;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.StrictJson;
import io.reelay.intake.uploads.InlineImage;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads a submission from JSON or from a multipart form.
@ApplicationScoped
class JobRequestReader {

    private static final String REQUEST = "request";
    private static final String IMAGE = "image";
    private static final List<String> PARTS = List.of(REQUEST, IMAGE);

    private final ObjectMapper mapper;

    JobRequestReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @throws IOException when the body is not a valid request; the message names the field
    JobSubmission json(InputStream body) throws IOException {
        return JobSubmission.read(parse(body), null, mapper);
    }

    /// @throws IOException when the part `request` is not a valid request; the message names the field
    JobSubmission form(InputStream body, String contentType) throws IOException {
        Map<String, MultipartReader.Part> form = MultipartReader.read(body, contentType).stream()
                .map(JobRequestReader::requireKnown)
                .filter(part -> !part.isEmptyFile())
                .collect(Collectors.toMap(MultipartReader.Part::name, Function.identity(), (first, second) -> {
                    throw ProblemException.invalid(second.name(), "is given more than once: send it once.");
                }));
        var request = form.get(REQUEST);
        if (request == null) {
            throw ProblemException.invalid(REQUEST, "is missing: send the job as JSON in a part with this name.");
        }
        var image = form.get(IMAGE);
        return JobSubmission.read(
                parse(new ByteArrayInputStream(request.content().toByteArray())),
                image == null ? null : inlineImage(image),
                mapper);
    }

    private JsonNode parse(InputStream json) throws IOException {
        try {
            return mapper.readTree(json);
        } catch (StreamConstraintsException e) {
            throw invalidBody("The body is nested more than %s levels deep, or one of its names or numbers is too long."
                    .formatted(StrictJson.MAX_DEPTH));
        } catch (MismatchedInputException e) {
            throw duplicateField(e);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw invalidBody("The body is incomplete, or it is not valid UTF-8.");
        }
    }

    /// The parser stops at a duplicate field. After the end of the document it has no current field.
    private static ProblemException duplicateField(MismatchedInputException e) throws IOException {
        if (e.getProcessor() instanceof JsonParser parser && parser.currentName() instanceof String field) {
            return ProblemException.invalid(field, "is given more than once: send it once.");
        }
        throw e;
    }

    private static MultipartReader.Part requireKnown(MultipartReader.Part part) {
        if (!PARTS.contains(part.name())) {
            throw ProblemException.invalid(
                    part.name(), "is not a part of this form: send only `request` and `image`.", PARTS);
        }
        return part;
    }

    private static InlineImage inlineImage(MultipartReader.Part image) {
        if (!image.head().file()) {
            throw ProblemException.invalid(
                    IMAGE,
                    "must be a file in this form; to use a URL or an upload id, set `image` in the part `request`.");
        }
        if (image.content().size() == 0) {
            throw ProblemException.invalid(
                    IMAGE,
                    "The file \"%s\" is empty. Send it again."
                            .formatted(image.head().fileName()));
        }
        return new InlineImage(
                ImageRole.FIRST,
                contentType(image.head().contentType()),
                image.content().toByteArray());
    }

    private static String contentType(@Nullable String given) {
        return given == null ? MediaType.APPLICATION_OCTET_STREAM : given;
    }

    private static ProblemException invalidBody(String message) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, message);
    }
}
