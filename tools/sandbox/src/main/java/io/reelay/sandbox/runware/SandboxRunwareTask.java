package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.ledger.JournalEntry;
import io.reelay.sandbox.ledger.JournalTask;
import io.reelay.sandbox.render.Render;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A video task and its poll responses.
final class SandboxRunwareTask implements JournalTask {

    /// One video of a task.
    record Result(UUID videoId, long seed) {

        String file() {
            return videoId + ".mp4";
        }
    }

    private static final int PERCENT = 100;

    private final SandboxApiKey owner;
    private final VideoRequest request;
    private final Render render;
    private final List<Result> results;
    private final @Nullable TaskFailure failure;

    SandboxRunwareTask(
            SandboxApiKey owner, VideoRequest request, Render render, long seed, @Nullable TaskFailure failure) {
        this.owner = owner;
        this.request = request;
        this.render = render;
        this.failure = failure;
        this.results = IntStream.range(0, request.results())
                .mapToObj(index -> new Result(UUID.randomUUID(), seed + index))
                .toList();
    }

    VideoRequest request() {
        return request;
    }

    List<Result> results() {
        return results;
    }

    /// The items of `data`: all results so far, in stable order.
    ///
    /// @param link creates the link to a result
    List<ObjectNode> data(Instant now, Function<Result, String> link) {
        Render.Snapshot status = render.at(now);
        if (status.live()) {
            return results.stream().map(result -> processing(status)).toList();
        }
        Stream<ObjectNode> videos = succeeded().map(result -> success(result, link.apply(result)));
        return failure != null && failure.inItem()
                ? Stream.concat(videos, Stream.of(itemError(failure))).toList()
                : videos.toList();
    }

    /// The entries of `errors` after a failure.
    List<ObjectNode> errors(Instant now) {
        if (failure == null || failure.inItem() || render.at(now).live()) {
            return List.of();
        }
        ObjectNode error = failure.error();
        return List.of(error.put("status", "error")
                .put("taskType", "videoInference")
                .put("taskUUID", request.id().toString())
                .put("documentation", "https://runware.ai/docs/en/getting-started/errors"));
    }

    private Stream<Result> succeeded() {
        if (failure == null) {
            return results.stream();
        }
        return failure.onlyTheLast() ? results.stream().limit(results.size() - 1L) : Stream.empty();
    }

    private ObjectNode processing(Render.Snapshot status) {
        return item().put("status", "processing").put("progress", (int) (status.progress() * PERCENT));
    }

    private ObjectNode success(Result result, String url) {
        ObjectNode item = item().put("status", "success")
                .put("videoUUID", result.videoId().toString())
                .put("videoURL", url)
                .put("seed", result.seed());
        if (request.includesCost()) {
            item.put("cost", request.costOfOne());
        }
        return item.put("NSFWContent", false);
    }

    private ObjectNode itemError(TaskFailure why) {
        ObjectNode item = item().put("status", "error");
        item.set("error", why.error());
        return item;
    }

    private ObjectNode item() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "videoInference")
                .put("taskUUID", request.id().toString());
    }

    /// Failed results are free.
    BigDecimal charged() {
        return request.costOfOne().multiply(BigDecimal.valueOf(succeeded().count()));
    }

    @Override
    public boolean live(Instant now) {
        return render.at(now).live();
    }

    @Override
    public JournalEntry entry(Instant now) {
        String whenDone = failure == null ? "success" : "error";
        return new JournalEntry(
                SandboxProvider.RUNWARE,
                request.id().toString(),
                request.model().id(),
                owner.fingerprint(),
                render.createdAt(),
                null,
                charged(),
                live(now) ? "processing" : whenDone,
                request.sent().path("positivePrompt").textValue(),
                request.shape().width(),
                request.shape().height(),
                request.shape().seconds());
    }
}
