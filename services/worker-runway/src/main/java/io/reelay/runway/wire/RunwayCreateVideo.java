package io.reelay.runway.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/image_to_video` and `POST /v1/text_to_video`. Runway refuses null values, so they are
/// left out.
///
/// @param promptImage a data URI, for image-to-video
/// @param ratio       width and height in pixels, such as `720:1280`
/// @param fields      fields of the model, written beside the other members
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunwayCreateVideo(
        String model,
        @Nullable String promptImage,
        @Nullable String promptText,
        String ratio,
        int duration,
        @Nullable Long seed,
        @JsonAnyGetter Map<String, Object> fields) {}
