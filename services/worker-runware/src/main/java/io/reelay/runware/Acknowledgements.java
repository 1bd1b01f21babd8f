package io.reelay.runware;

import io.reelay.runware.wire.RunwareAnswer;
import io.reelay.workerkit.http.ProviderJson;
import io.reelay.workerkit.http.Reply;
import io.reelay.workerkit.spi.SubmitOutcome;
import java.util.UUID;

/// What an answer to a submission means.
final class Acknowledgements {

    /// Runware has a task of this UUID already: an earlier submission arrived although its answer did not.
    private static final String SEEN_BEFORE = "conflictTaskUUID";

    private Acknowledgements() {}

    static SubmitOutcome read(Reply.Answered answer, UUID task) {
        RunwareAnswer content =
                ProviderJson.read(answer.body(), RunwareAnswer.class).orElse(null);
        if (content == null) {
            return Refusals.byStatus(answer);
        }
        boolean arrivedBefore = content.refusal(task)
                .filter(problem -> SEEN_BEFORE.equals(problem.code()))
                .isPresent();
        // An empty list of data without errors is an acceptance as well.
        boolean accepted = answer.successful() && content.refusal(task).isEmpty();
        return arrivedBefore || accepted
                ? new SubmitOutcome.Accepted(task.toString())
                : Refusals.of(answer, content, task);
    }
}
