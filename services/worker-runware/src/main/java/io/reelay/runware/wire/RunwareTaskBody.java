package io.reelay.runware.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A task for `POST /v1`. Its UUID is ours: the handle for everything that follows, and the only protection against
/// doing it twice. What is absent here is absent on the wire.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "taskType")
public sealed interface RunwareTaskBody {

    /// Stores a picture; answered with its `imageUUID`.
    ///
    /// @param image a data URI
    @JsonTypeName("imageUpload")
    record ImageUpload(@JsonProperty("taskUUID") UUID taskUuid, String image) implements RunwareTaskBody {}

    /// Makes a video.
    ///
    /// @param frameImages      UUIDs of uploaded pictures: the first frame, or the first and the last
    /// @param providerSettings the model's own fields, under the name of its maker
    @JsonTypeName("videoInference")
    @JsonPropertyOrder({"taskType", "taskUUID", "model"})
    record VideoInference(
            @JsonProperty("taskUUID") UUID taskUuid,
            String model,
            @Nullable String positivePrompt,
            @Nullable String negativePrompt,
            int width,
            int height,
            int duration,
            @Nullable Long seed,
            @Nullable List<String> frameImages,
            @Nullable Map<String, Map<String, Object>> providerSettings,
            @JsonUnwrapped RunwareDeliveryOptions delivery)
            implements RunwareTaskBody {}

    /// Asks how a task is doing.
    @JsonTypeName("getResponse")
    record GetResponse(@JsonProperty("taskUUID") UUID taskUuid) implements RunwareTaskBody {}
}
