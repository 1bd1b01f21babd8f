package io.reelay.runware;

import io.reelay.runware.wire.RunwareAnswer;
import io.reelay.runware.wire.RunwareAnswer.Item;
import io.reelay.runware.wire.RunwareAnswer.Problem;
import io.reelay.workerkit.http.ProviderJson;
import io.reelay.workerkit.http.Reply;
import io.reelay.workerkit.spi.PollOutcome;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an answer to `getResponse` means for the task. The order of the questions is Runware's: failed, then done, and
/// everything else is still running.
final class TaskStates {

    private static final double PER_CENT = 100;

    private TaskStates() {}

    static PollOutcome read(Reply.Answered answer, UUID task) {
        RunwareAnswer content =
                ProviderJson.read(answer.body(), RunwareAnswer.class).orElse(null);
        if (content == null) {
            return new PollOutcome.Unanswered("HTTP " + answer.status());
        }
        Problem problem = content.problem(task).orElse(null);
        if (problem != null) {
            return aboutThePoll(answer, problem)
                    ? new PollOutcome.Unanswered("HTTP " + answer.status() + ": " + problem.code())
                    : new PollOutcome.Failed(ErrorClass.of(problem).failure(problem));
        }
        if (!answer.successful() || !content.errors().isEmpty()) {
            return new PollOutcome.Unanswered("HTTP " + answer.status());
        }
        return content.item(task).map(TaskStates::state).orElseGet(() -> new PollOutcome.Running(null));
    }

    /// Whether it is the look that failed, not the task: the poll bears the task's UUID, too.
    private static boolean aboutThePoll(Reply.Answered answer, Problem problem) {
        return answer.status() == 429 || answer.status() >= 500 || ErrorClass.of(problem) == ErrorClass.AUTH;
    }

    private static PollOutcome state(Item item) {
        String url = item.videoUrl();
        if (url != null) {
            return new PollOutcome.Succeeded(List.of(url), cost(item));
        }
        if ("error".equals(item.status())) {
            Problem unnamed = new Problem(null, null, item.taskUuid());
            return new PollOutcome.Failed(ErrorClass.SERVER.failure(unnamed));
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
