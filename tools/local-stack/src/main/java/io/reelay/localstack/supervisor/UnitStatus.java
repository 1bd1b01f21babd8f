package io.reelay.localstack.supervisor;

import java.time.Duration;
import java.util.Locale;

/// How a unit fares.
///
/// @param pid of its process, 0 without one
/// @param readyAfter from its (last) start until it served, zero before that
public record UnitStatus(Unit unit, State state, long pid, Duration readyAfter) {

    /// The life of a unit.
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
