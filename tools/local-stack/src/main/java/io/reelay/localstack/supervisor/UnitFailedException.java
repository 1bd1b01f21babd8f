package io.reelay.localstack.supervisor;

import java.util.List;

/// A unit did not become ready.
public final class UnitFailedException extends RuntimeException {

    private final transient Unit unit;
    private final transient List<String> logTail;

    UnitFailedException(Unit unit, RuntimeException cause, List<String> logTail) {
        super(unit.name() + " " + cause.getMessage(), cause);
        this.unit = unit;
        this.logTail = logTail;
    }

    public Unit unit() {
        return unit;
    }

    /// The end of its log, which usually contains the reason.
    public List<String> logTail() {
        return logTail;
    }
}
