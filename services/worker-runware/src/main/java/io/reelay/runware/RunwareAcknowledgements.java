package io.reelay.runware;

import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import io.reelay.workerspi.SubmitOutcome;
import java.util.UUID;

/// What an answer to a submission means.
final class RunwareAcknowledgements {

    /// Runware has a task of this UUID already: an earlier submission arrived although its answer did not.
    private static final String SEEN_BEFORE = "conflictTaskUUID";

    private RunwareAcknowledgements() {}

    static SubmitOutcome read(ProviderResponse.Answered answer, UUID task) {
        RunwareResponseBody content =
                ProviderJson.read(answer.body(), RunwareResponseBody.class).orElse(null);
        if (content == null) {
            return RunwareFailures.byStatus(answer);
        }
        boolean arrivedBefore = content.refusal(task)
                .filter(problem -> SEEN_BEFORE.equals(problem.code()))
                .isPresent();
        // An empty list of data without errors is an acceptance as well.
        boolean accepted = answer.successful() && content.refusal(task).isEmpty();
        return arrivedBefore || accepted
                ? new SubmitOutcome.Accepted(task.toString())
                : RunwareFailures.of(answer, content, task);
    }
}
