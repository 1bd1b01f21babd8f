package io.reelay.localstack.postgres;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// A session of this process's own, without a terminal, inherited by its children.
///
/// PostgreSQL takes Ctrl-C for the order to shut down, and asking it to ignore the signal is of no use: it installs its
/// own handler. The terminal sends Ctrl-C to every process of its session, and so not here.
final class SessionLauncher {

    private SessionLauncher() {}

    /// As `pg_ctl` does it, with `setsid(2)`; not every system has a program of that name.
    static void begin() {
        var linker = Linker.nativeLinker();
        var setsid = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setsid"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            // Refused to whoever leads a group of its own already, which the terminal does not reach either.
            var ignored = (int) setsid.invokeExact();
        } catch (Throwable broken) {
            throw new IllegalStateException("setsid could not be called", broken);
        }
    }
}
