package io.reelay.intake.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelay.contracts.PictureRole;
import io.reelay.intake.uploads.InlinePicture;
import io.reelay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jboss.resteasy.reactive.multipart.FileUpload;
import org.jspecify.annotations.Nullable;

/// Reads submissions in both of their forms.
@ApplicationScoped
class SubmissionReader {

    private static final String REQUEST = "request";
    private static final String IMAGE = "image";

    private final ObjectMapper mapper;

    SubmissionReader(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /// @throws JsonProcessingException when the body is no request; the message names the field
    Submission read(@Nullable JsonNode body) throws JsonProcessingException {
        return Submission.read(body, null, mapper);
    }

    /// @param request the part of that name, unless it is among the files
    /// @throws IOException when the part `request` is none; the message names the field
    Submission read(@Nullable String request, List<FileUpload> files) throws IOException {
        var text = request;
        InlinePicture image = null;
        for (var file : files) {
            switch (file.name()) {
                case REQUEST -> text = Files.readString(file.uploadedFile());
                case IMAGE -> image = picture(file);
                default ->
                    throw ProblemException.invalid(file.name(), "is no part of this form.", List.of(REQUEST, IMAGE));
            }
        }
        if (text == null) {
            throw ProblemException.invalid(REQUEST, "is missing: a part with the job as JSON.");
        }
        return Submission.read(mapper.readTree(text), image, mapper);
    }

    private static InlinePicture picture(FileUpload file) throws IOException {
        return new InlinePicture(PictureRole.FIRST, file.contentType(), Files.readAllBytes(file.uploadedFile()));
    }
}
