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

/// An answer of `POST /v1`. Both lists can be there, either can be missing, whatever the HTTP status.
public record RunwareResponseBody(
        @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
        List<Item> data,

        List<Problem> errors) {

    /// An answer that says nothing.
    public static final RunwareResponseBody EMPTY = new RunwareResponseBody(List.of(), List.of());

    public RunwareResponseBody {
        data = data == null ? List.of() : List.copyOf(data);
        errors = errors == null ? List.of() : List.copyOf(errors);
    }

    /// What became of one task.
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
            @Nullable Problem error) {}

    /// What went wrong with a task, or with the request when no task is named.
    public record Problem(
            @Nullable String code,
            @Nullable String message,
            @JsonProperty("taskUUID") @Nullable String taskUuid) {}

    /// The first thing known about a task that did not fail.
    public Optional<Item> item(UUID task) {
        return data.stream()
                .filter(item -> task.toString().equals(item.taskUuid()))
                .findFirst();
    }

    /// What went wrong with this very task, in either of the two places where Runware says it.
    public Optional<Problem> problem(UUID task) {
        Stream<Problem> named =
                errors.stream().filter(problem -> task.toString().equals(problem.taskUuid()));
        Stream<Problem> inItems = data.stream()
                .filter(item -> task.toString().equals(item.taskUuid()))
                .map(Item::error)
                .filter(Objects::nonNull);
        return Stream.concat(named, inItems).findFirst();
    }

    /// What went wrong with a request that held this task alone: the task itself, or else the request.
    public Optional<Problem> refusal(UUID task) {
        return problem(task).or(() -> errors.stream().findFirst());
    }
}
