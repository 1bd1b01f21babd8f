package io.reelay.runware;

import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.runware.wire.RunwareResponseBody.Item;
import io.reelay.runware.wire.RunwareResponseBody.Problem;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import io.reelay.workerspi.PollOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an answer to `getResponse` means for the task. The order of the questions is Runware's: failed, then done, and
/// everything else is still running.
final class RunwareTaskResponses {

    private static final double PER_CENT = 100;

    private RunwareTaskResponses() {}

    static PollOutcome read(ProviderResponse.Answered answer, UUID task) {
        RunwareResponseBody content =
                ProviderJson.read(answer.body(), RunwareResponseBody.class).orElse(null);
        if (content == null) {
            return new PollOutcome.Unanswered("HTTP " + answer.status());
        }
        Problem problem = content.problem(task).orElse(null);
        if (problem != null) {
            return aboutThePoll(answer, problem)
                    ? new PollOutcome.Unanswered("HTTP " + answer.status() + ": " + problem.code())
                    : new PollOutcome.Failed(RunwareErrorType.of(problem).failure(problem));
        }
        if (!answer.successful() || !content.errors().isEmpty()) {
            return new PollOutcome.Unanswered("HTTP " + answer.status());
        }
        return content.item(task).map(RunwareTaskResponses::state).orElseGet(() -> new PollOutcome.Running(null));
    }

    /// Whether it is the look that failed, not the task: the poll bears the task's UUID, too.
    private static boolean aboutThePoll(ProviderResponse.Answered answer, Problem problem) {
        return answer.status() == 429 || answer.status() >= 500 || RunwareErrorType.of(problem) == RunwareErrorType.AUTH;
    }

    private static PollOutcome state(Item item) {
        String url = item.videoUrl();
        if (url != null) {
            return new PollOutcome.Succeeded(List.of(url), cost(item));
        }
        if ("error".equals(item.status())) {
            Problem unnamed = new Problem(null, null, item.taskUuid());
            return new PollOutcome.Failed(RunwareErrorType.SERVER.failure(unnamed));
        }
        Double progress = item.progress();
        return new PollOutcome.Running(progress == null ? null : progress / PER_CENT);
    }

    /// A cost of zero is not to be trusted.
    private static @Nullable BigDecimal cost(Item item) {
        BigDecimal cost = item.cost();
        return cost == null || cost.signum() == 0 ? null : cost;
    }
}
