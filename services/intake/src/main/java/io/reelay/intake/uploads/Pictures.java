package io.reelay.intake.uploads;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.PictureRole;
import io.reelay.intake.http.Caller;
import io.reelay.platform.events.EventJson;
import io.reelay.platform.problem.ErrorCode;
import io.reelay.platform.problem.FieldError;
import io.reelay.platform.problem.ProblemException;
import io.reelay.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/// The pictures of jobs that are or become uploads.
@ApplicationScoped
public class Pictures {

    private static final int NOT_FOUND = 404;

    private final Uploader uploader;

    Pictures(Uploader uploader) {
        this.uploader = uploader;
    }

    /// Makes an upload of a picture and answers its id.
    ///
    /// @throws ProblemException the uploader's, naming the picture's field
    public String upload(Caller caller, InlinePicture picture) {
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
    public ImageFit check(Caller caller, InlinePicture picture) {
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
    public boolean exists(Caller caller, PictureRole role, String uploadId) {
        var answer = uploader.find(caller, uploadId);
        if (!answer.ok() && answer.status() != NOT_FOUND) {
            throw refused(json(answer), role);
        }
        return answer.ok();
    }

    /// The uploader speaks of the file that it was given; the caller knows it by its role.
    private static ProblemException refused(JsonNode problem, PictureRole role) {
        var code = Arrays.stream(ErrorCode.values())
                .filter(known -> known.name().equals(problem.path("code").asText()))
                .findFirst()
                .orElse(ErrorCode.UNAVAILABLE);
        var message = problem.at("/errors/0/message");
        var refusal = message.isTextual()
                ? Refusal.of(code, role.field() + ": " + message.asText())
                        .withErrors(List.of(new FieldError(role.field(), message.asText())))
                : Refusal.of(code, problem.path("detail").asText("The image could not be accepted."));
        var pause = problem.path("retryAfterSeconds");
        return new ProblemException(
                pause.isNumber() ? refusal.withRetryAfter(Duration.ofSeconds(pause.asLong())) : refusal);
    }

    private static JsonNode json(UploaderAnswer answer) {
        try {
            return EventJson.mapper().readTree(answer.body());
        } catch (IOException e) {
            throw new ProblemException(
                    ErrorCode.UNAVAILABLE, "Images cannot be accepted right now. Try again in a few seconds.");
        }
    }
}
