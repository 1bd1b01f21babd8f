package io.reelay.runware;

import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.runware.wire.RunwareResponseBody.Item;
import io.reelay.runware.wire.RunwareResponseBody.RunwareError;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Interprets the answer to `getResponse` in the order that Runware documents: failed, then finished; everything else
/// is running.
final class RunwareTaskResponses {

    private static final double PERCENT = 100;

    private RunwareTaskResponses() {}

    static PollOutcome read(ProviderResponse.Answered answer, UUID task) {
        RunwareResponseBody body =
                ProviderJson.read(answer.body(), RunwareResponseBody.class).orElse(null);
        if (body == null) {
            return new PollOutcome.NoAnswer("HTTP " + answer.status());
        }
        RunwareError error = body.taskError(task).orElse(null);
        if (error != null) {
            return isPollError(answer, error)
                    ? new PollOutcome.NoAnswer("HTTP " + answer.status() + ": " + error.code())
                    : new PollOutcome.Failed(RunwareErrorType.of(error).failure(error));
        }
        if (!answer.successful() || !body.errors().isEmpty()) {
            return new PollOutcome.NoAnswer("HTTP " + answer.status());
        }
        return body.item(task).map(RunwareTaskResponses::state).orElseGet(() -> new PollOutcome.Running(null));
    }

    /// Whether the error belongs to the poll and not to the task: the poll has the UUID of the task, too.
    private static boolean isPollError(ProviderResponse.Answered answer, RunwareError error) {
        return answer.status() == 429 || answer.status() >= 500 || RunwareErrorType.of(error) == RunwareErrorType.AUTH;
    }

    private static PollOutcome state(Item item) {
        String url = item.videoUrl();
        if (url != null) {
            return new PollOutcome.Succeeded(List.of(url), cost(item));
        }
        if ("error".equals(item.status())) {
            RunwareError unnamed = new RunwareError(null, null, item.taskUuid());
            return new PollOutcome.Failed(RunwareErrorType.SERVER.failure(unnamed));
        }
        Double progress = item.progress();
        return new PollOutcome.Running(progress == null ? null : progress / PERCENT);
    }

    /// A cost of zero is treated as unknown, because it is not reliable.
    private static @Nullable BigDecimal cost(Item item) {
        BigDecimal cost = item.cost();
        return cost == null || cost.signum() == 0 ? null : cost;
    }
}
