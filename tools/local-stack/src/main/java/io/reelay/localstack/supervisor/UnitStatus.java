package io.reelay.localstack.supervisor;

import java.time.Duration;
import java.util.Locale;

/// The state of a unit.
///
/// @param pid of its process, 0 when there is none
/// @param readyAfter time from its last start until it was ready, zero before
public record UnitStatus(Unit unit, State state, long pid, Duration readyAfter) {

    /// The life cycle of a unit.
    public enum State {
        WAITING,
        STARTING,
        READY,
        RESTARTING,
        FAILED,
        STOPPED;

        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
