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

/// A task for `POST /v1`. The caller generates its UUID, which identifies the task in all later calls and prevents
/// duplicates. Null values are left out.
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "taskType")
public sealed interface RunwareTaskBody {

    /// Uploads an image; the answer has its `imageUUID`.
    ///
    /// @param image a data URI
    @JsonTypeName("imageUpload")
    record ImageUpload(@JsonProperty("taskUUID") UUID taskUuid, String image) implements RunwareTaskBody {}

    /// Generates a video.
    ///
    /// @param frameImages      UUIDs of uploaded images: the first frame, or the first and the last
    /// @param providerSettings fields of the model, under the name of its vendor
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

    /// Fetches the state of a task.
    @JsonTypeName("getResponse")
    record GetResponse(@JsonProperty("taskUUID") UUID taskUuid) implements RunwareTaskBody {}
}
