package io.reelay.intake.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.Caller;
import io.reelay.messaging.events.EventJson;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.ProblemException;
import io.reelay.web.problem.ProblemDetail;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The pictures of jobs that are or become uploads.
@ApplicationScoped
public class ImageUploads {

    private static final int NOT_FOUND = 404;

    private final UploaderClient uploader;

    ImageUploads(UploaderClient uploader) {
        this.uploader = uploader;
    }

    /// Makes an upload of a picture and answers its id.
    ///
    /// @throws ProblemException the uploader's, naming the picture's field
    public String upload(Caller caller, InlineImage picture) {
        var answer = uploader.upload(caller, picture.bytes());
        var body = json(answer);
        if (!answer.ok()) {
            throw refused(body, picture.role());
        }
        return body.path("id").asText();
    }

    /// Looks at a picture as `upload` does, and keeps nothing.
    ///
    /// @throws ProblemException the uploader's, naming the picture's field
    public ImageFit check(Caller caller, InlineImage picture) {
        var answer = uploader.check(caller, picture.bytes());
        var body = json(answer);
        if (!answer.ok()) {
            throw refused(body, picture.role());
        }
        return new ImageFit(
                picture.role().field(),
                body.path("contentType").asText(),
                body.path("bytes").asLong(),
                body.path("width").asInt(),
                body.path("height").asInt(),
                body.path("changes").valueStream().map(JsonNode::asText).toList());
    }

    /// Whether the caller has an upload of that id.
    ///
    /// @param role what it is for; errors name its field
    public boolean exists(Caller caller, ImageRole role, String uploadId) {
        var answer = uploader.find(caller, uploadId);
        if (!answer.ok() && answer.status() != NOT_FOUND) {
            throw refused(json(answer), role);
        }
        return answer.ok();
    }

    /// The uploader speaks of the file that it was given; the caller knows it by its role.
    private static ProblemException refused(JsonNode problem, ImageRole role) {
        var code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(problem.path("code").asText()))
                .findFirst()
                .orElse(ErrorCode.UNAVAILABLE);
        var message = problem.at("/errors/0/message");
        var refusal = message.isTextual()
                ? ProblemDetail.of(code, role.field() + ": " + message.asText())
                        .withErrors(List.of(new FieldError(role.field(), message.asText())))
                : ProblemDetail.of(code, problem.path("detail").asText("The image could not be accepted."));
        var pause = problem.path("retryAfterSeconds");
        return new ProblemException(
                pause.isNumber() ? refusal.withRetryAfter(Duration.ofSeconds(pause.asLong())) : refusal);
    }

    private static JsonNode json(UploaderResponse answer) {
        try {
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE, "Images cannot be accepted right now. Try again in a few seconds.");
        }
    }
}
