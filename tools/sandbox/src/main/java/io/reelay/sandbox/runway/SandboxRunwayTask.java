package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.ledger.JournalEntry;
import io.reelay.sandbox.ledger.JournalTask;
import io.reelay.sandbox.render.Render;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A task and its poll responses.
final class SandboxRunwayTask implements JournalTask {

    /// The failure of a task.
    record Failure(String message, @Nullable String code) {}

    private enum TaskStatus {
        THROTTLED,
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        CANCELLED;

        boolean live() {
            return this == THROTTLED || this == PENDING || this == RUNNING;
        }
    }

    private static final DateTimeFormatter WITH_MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final double PERCENT = 100;

    private final String id = UUID.randomUUID().toString();
    private final SandboxApiKey owner;
    private final RunwayGenerationRequest request;
    private final Render render;
    private final @Nullable Failure failure;
    private final AtomicBoolean shownPending = new AtomicBoolean();

    SandboxRunwayTask(SandboxApiKey owner, RunwayGenerationRequest request, Render render, @Nullable Failure failure) {
        this.owner = owner;
        this.request = request;
        this.render = render;
        this.failure = failure;
    }

    String id() {
        return id;
    }

    SandboxApiKey owner() {
        return owner;
    }

    RunwayGenerationRequest request() {
        return request;
    }

    /// Credits that a later cancellation does not refund.
    int charged(Instant now) {
        TaskStatus status = status(now);
        return status == TaskStatus.FAILED || status == TaskStatus.CANCELLED ? 0 : request.credits();
    }

    void cancel(Instant now) {
        render.cancel(now);
    }

    /// The response to a poll. The first poll after the start still shows PENDING, because the provider's updates lag.
    ///
    /// @param link creates a new link to the output; called only if there is an output
    ObjectNode answer(Instant now, Supplier<String> link) {
        Render.Snapshot rendering = render.at(now);
        TaskStatus status = status(now);
        if (status != TaskStatus.THROTTLED && shownPending.compareAndSet(false, true)) {
            status = TaskStatus.PENDING;
        }
        ObjectNode answer = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("createdAt", WITH_MILLIS.format(render.createdAt()))
                .put("status", status.name());
        switch (status) {
            case RUNNING -> answer.put("progress", Math.floor(rendering.progress() * PERCENT) / PERCENT);
            case SUCCEEDED -> answer.putArray("output").add(link.get());
            case FAILED -> addFailure(answer);
            case THROTTLED, PENDING, CANCELLED -> {}
        }
        int credits = status.live() ? request.credits() : charged(now);
        answer.putObject(status.live() ? "estimatedCost" : "cost").put("credits", credits);
        return answer;
    }

    private void addFailure(ObjectNode answer) {
        if (failure != null) {
            answer.put("failure", failure.message());
            if (failure.code() != null) {
                answer.put("failureCode", failure.code());
            }
        }
    }

    private TaskStatus status(Instant now) {
        return switch (render.at(now).phase()) {
            case WAITING -> TaskStatus.THROTTLED;
            case RENDERING -> TaskStatus.RUNNING;
            case DONE -> failure == null ? TaskStatus.SUCCEEDED : TaskStatus.FAILED;
            case CANCELLED -> TaskStatus.CANCELLED;
        };
    }

    @Override
    public boolean live(Instant now) {
        return render.at(now).live();
    }

    @Override
    public JournalEntry entry(Instant now) {
        return new JournalEntry(
                SandboxProvider.RUNWAY,
                id,
                request.model(),
                owner.fingerprint(),
                render.createdAt(),
                charged(now),
                null,
                status(now).name(),
                request.prompt(),
                request.shape().width(),
                request.shape().height(),
                request.shape().seconds());
    }
}
