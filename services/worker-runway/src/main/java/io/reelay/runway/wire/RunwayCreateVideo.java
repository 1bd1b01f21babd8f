package io.reelay.runway.wire;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The body of `POST /v1/image_to_video` and `POST /v1/text_to_video`. Runway refuses nulls, so what is absent here is
/// absent there.
///
/// @param promptImage a data URI, for image-to-video
/// @param ratio       pixels, `720:1280`
/// @param fields      the model's own fields, which stand beside the others
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RunwayCreateVideo(
        String model,
        @Nullable String promptImage,
        @Nullable String promptText,
        String ratio,
        int duration,
        @Nullable Long seed,
        @JsonAnyGetter Map<String, Object> fields) {}
