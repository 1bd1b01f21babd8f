package io.reelay.runware.wire;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The answer to `POST /v1`. With any HTTP status, either list can be missing or both can be present.
public record RunwareResponseBody(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Item> data,

        List<RunwareError> errors) {

    /// An answer without data and errors.
    public static final RunwareResponseBody EMPTY = new RunwareResponseBody(List.of(), List.of());

    public RunwareResponseBody {
        data = data == null ? List.of() : List.copyOf(data);
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /// The state of one task.
    ///
    /// @param progress 0 to 100
    /// @param cost     US dollars
    public record Item(
            @JsonProperty("taskUUID") @Nullable String taskUuid,
            @Nullable String status,
            @Nullable Double progress,
            @JsonProperty("imageUUID") @Nullable String imageUuid,
            @JsonProperty("videoURL") @Nullable String videoUrl,
            @Nullable BigDecimal cost,
            @Nullable RunwareError error) {}

    /// An error of a task, or of the whole request when it names no task.
    public record RunwareError(
            @Nullable String code,
            @Nullable String message,
            @JsonProperty("taskUUID") @Nullable String taskUuid) {}

    /// The first item of this task.
    public Optional<Item> item(UUID task) {
        return data.stream()
                .filter(item -> task.toString().equals(item.taskUuid()))
                .findFirst();
    }

    /// The error of this task, which Runware reports either in the list of errors or in the item.
    public Optional<RunwareError> taskError(UUID task) {
        Stream<RunwareError> named =
                errors.stream().filter(error -> task.toString().equals(error.taskUuid()));
        Stream<RunwareError> inItems = data.stream()
                .filter(item -> task.toString().equals(item.taskUuid()))
                .map(Item::error)
                .filter(Objects::nonNull);
        return Stream.concat(named, inItems).findFirst();
    }

    /// The error of a request that contains only this task: the error of the task, or else of the request.
    public Optional<RunwareError> requestError(UUID task) {
        return taskError(task).or(() -> errors.stream().findFirst());
    }
}
