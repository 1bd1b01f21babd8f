package io.reelay.intake.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.Caller;
import io.reelay.messaging.events.EventJson;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.ProblemDetail;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// Creates, checks and finds uploads for the images of jobs.
@ApplicationScoped
public class ImageUploads {

    private static final int NOT_FOUND = 404;

    private final UploaderClient uploader;

    ImageUploads(UploaderClient uploader) {
        this.uploader = uploader;
    }

    /// Uploads an image and returns the id of the upload.
    ///
    /// @throws ProblemException from the uploader, with the field of the image
    public String upload(Caller caller, InlineImage image) {
        var response = uploader.upload(caller, image.bytes());
        var body = json(response);
        if (!response.ok()) {
            throw toException(body, image.role());
        }
        return body.path("id").asText();
    }

    /// Checks an image like `upload`, but stores nothing.
    ///
    /// @throws ProblemException from the uploader, with the field of the image
    public ImageFit check(Caller caller, InlineImage image) {
        var response = uploader.check(caller, image.bytes());
        var body = json(response);
        if (!response.ok()) {
            throw toException(body, image.role());
        }
        return new ImageFit(
                image.role().field(),
                body.path("contentType").asText(),
                body.path("bytes").asLong(),
                body.path("width").asInt(),
                body.path("height").asInt(),
                body.path("changes").valueStream().map(JsonNode::asText).toList());
    }

    /// Whether the caller has an upload with this id.
    ///
    /// @param role the role of the image; errors name its field
    public boolean exists(Caller caller, ImageRole role, String uploadId) {
        var response = uploader.find(caller, uploadId);
        if (!response.ok() && response.status() != NOT_FOUND) {
            throw toException(json(response), role);
        }
        return response.ok();
    }

    /// Replaces the field `file` of the uploader's error by the field of the image in the request.
    private static ProblemException toException(JsonNode problem, ImageRole role) {
        var code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(problem.path("code").asText()))
                .findFirst()
                .orElse(ErrorCode.UNAVAILABLE);
        var message = problem.at("/errors/0/message");
        var detail = message.isTextual()
                ? ProblemDetail.of(code, role.field() + ": " + message.asText())
                        .withErrors(List.of(new FieldError(role.field(), message.asText())))
                : ProblemDetail.of(code, problem.path("detail").asText("The image could not be accepted."));
        var retryAfter = problem.path("retryAfterSeconds");
        return new ProblemException(
                retryAfter.isNumber() ? detail.withRetryAfter(Duration.ofSeconds(retryAfter.asLong())) : detail);
    }

    private static JsonNode json(UploaderResponse response) {
        try {
            return EventJson.mapper().readTree(response.body());
        } catch (IOException e) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE, "Images cannot be accepted right now. Try again in a few seconds.");
        }
    }
}
