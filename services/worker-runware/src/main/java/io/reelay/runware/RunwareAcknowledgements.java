package io.reelay.runware;

import io.reelay.runware.wire.RunwareResponseBody;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.util.UUID;

/// Interprets the answer to a submission.
final class RunwareAcknowledgements {

    /// Runware already has a task with this UUID: an earlier submission arrived, but its answer was lost.
    private static final String DUPLICATE_UUID = "conflictTaskUUID";

    private RunwareAcknowledgements() {}

    static SubmitOutcome read(ProviderResponse.Answered answer, UUID task) {
        RunwareResponseBody body =
                ProviderJson.read(answer.body(), RunwareResponseBody.class).orElse(null);
        if (body == null) {
            return RunwareFailures.byStatus(answer);
        }
        boolean duplicate = body.requestError(task)
                .filter(error -> DUPLICATE_UUID.equals(error.code()))
                .isPresent();
        // Empty data without errors also means that the task was accepted.
        boolean accepted = answer.successful() && body.requestError(task).isEmpty();
        return duplicate || accepted
                ? new SubmitOutcome.Accepted(task.toString())
                : RunwareFailures.of(answer, body, task);
    }
}
