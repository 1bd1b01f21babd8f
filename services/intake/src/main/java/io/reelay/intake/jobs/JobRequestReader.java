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

/// Reads submissions in both of their forms.
@ApplicationScoped
class JobRequestReader {

    private static final String REQUEST = "request";
    private static final String IMAGE = "image";
    private static final List<String> PARTS = List.of(REQUEST, IMAGE);

    private final ObjectMapper mapper;

    JobRequestReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @throws IOException when the body is no request; the message names the field
    JobSubmission json(InputStream body) throws IOException {
        return JobSubmission.read(tree(body), null, mapper);
    }

    /// @throws IOException when the part `request` is none; the message names the field
    JobSubmission form(InputStream body, String contentType) throws IOException {
        Map<String, MultipartReader.Part> form = MultipartReader.read(body, contentType).stream()
                .map(JobRequestReader::known)
                .filter(part -> !part.withoutFile())
                .collect(Collectors.toMap(MultipartReader.Part::name, Function.identity(), (first, second) -> {
                    throw ProblemException.invalid(second.name(), "is given more than once: send it once.");
                }));
        var request = form.get(REQUEST);
        if (request == null) {
            throw ProblemException.invalid(REQUEST, "is missing: send the job as JSON in a part with this name.");
        }
        var image = form.get(IMAGE);
        return JobSubmission.read(
                tree(new ByteArrayInputStream(request.content().toByteArray())),
                image == null ? null : picture(image),
                mapper);
    }

    private JsonNode tree(InputStream json) throws IOException {
        try {
            return mapper.readTree(json);
        } catch (StreamConstraintsException e) {
            throw refused("The body is nested more than %s levels deep, or one of its names or numbers is too long."
                    .formatted(StrictJson.DEEPEST));
        } catch (MismatchedInputException e) {
            throw repeated(e);
        } catch (JsonProcessingException e) {
            throw e;
        } catch (IOException e) {
            throw refused("The body did not arrive completely, or it is not UTF-8 text.");
        }
    }

    /// What stands twice in an object is where the parser is; after the end it is at no field.
    private static ProblemException repeated(MismatchedInputException e) throws IOException {
        if (e.getProcessor() instanceof JsonParser parser && parser.currentName() instanceof String field) {
            return ProblemException.invalid(field, "is given more than once: send it once.");
        }
        throw e;
    }

    private static MultipartReader.Part known(MultipartReader.Part part) {
        if (!PARTS.contains(part.name())) {
            throw ProblemException.invalid(
                    part.name(), "is not a part of this form: send request and image only.", PARTS);
        }
        return part;
    }

    private static InlineImage picture(MultipartReader.Part image) {
        if (!image.head().file()) {
            throw ProblemException.invalid(
                    IMAGE, "must be a file in this form; put a URL or an upload id into the part request.");
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

    private static String contentType(@Nullable String said) {
        return said == null ? MediaType.APPLICATION_OCTET_STREAM : said;
    }

    private static ProblemException refused(String why) {
        return new ProblemException(ErrorCode.INVALID_REQUEST, why);
    }
}
