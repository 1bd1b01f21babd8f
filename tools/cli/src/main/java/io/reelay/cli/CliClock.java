package io.reelay.cli;

import java.time.InstantSource;

/// The clock of the command line. All other classes receive it as a parameter.
final class CliClock {

    private CliClock() {}

    static InstantSource ofThisMachine() {
        return InstantSource.system();
    }
}
