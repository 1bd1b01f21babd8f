package io.reelay.cli;

import java.time.InstantSource;

/// Where the time of the command line comes from; everything else is handed it.
final class CliClock {

    private CliClock() {}

    static InstantSource ofThisMachine() {
        return InstantSource.system();
    }
}
