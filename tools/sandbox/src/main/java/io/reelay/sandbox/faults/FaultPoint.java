package io.reelay.sandbox.faults;

import org.jspecify.annotations.Nullable;

/// The point in the handling of a call at which a fault occurs, and its default call.
public enum FaultPoint {
    /// Instead of the work: the call is not accepted.
    INSTEAD(null),
    /// After the work: the call is accepted, but the response does not show it.
    AFTERWARDS(null),
    /// In the task: it is accepted and fails later.
    IN_THE_TASK(Operation.CREATE),
    /// In the poll response of a finished task.
    IN_THE_RESULT(Operation.POLL),
    /// During the download of the clip.
    WHILE_SERVING(Operation.DOWNLOAD),
    /// When the webhook is due.
    IN_THE_WEBHOOK(Operation.WEBHOOK);

    private final @Nullable Operation only;

    FaultPoint(@Nullable Operation only) {
        this.only = only;
    }

    Operation callFor(@Nullable Operation requested) {
        if (only != null) {
            return only;
        }
        return requested == null ? Operation.CREATE : requested;
    }
}
