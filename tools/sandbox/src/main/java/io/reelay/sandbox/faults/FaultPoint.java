package io.reelay.sandbox.faults;

import org.jspecify.annotations.Nullable;

/// When in the handling of a call a fault strikes, and at which call unless the rule says so.
public enum FaultPoint {
    /// Instead of the work: nothing is accepted.
    INSTEAD(null),
    /// After the work: it counts, but the answer does not say so.
    AFTERWARDS(null),
    /// In the task: it is accepted and ends badly.
    IN_THE_TASK(Operation.CREATE),
    /// In the answer to a poll of a task that is done.
    IN_THE_RESULT(Operation.POLL),
    /// While the clip is downloaded.
    WHILE_SERVING(Operation.DOWNLOAD),
    /// When the webhook is due.
    IN_THE_WEBHOOK(Operation.WEBHOOK);

    private final @Nullable Operation only;

    FaultPoint(@Nullable Operation only) {
        this.only = only;
    }

    Operation callFor(@Nullable Operation asked) {
        if (only != null) {
            return only;
        }
        return asked == null ? Operation.CREATE : asked;
    }
}
