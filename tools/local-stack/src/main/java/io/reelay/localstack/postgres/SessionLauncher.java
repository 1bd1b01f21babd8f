package io.reelay.localstack.postgres;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;

/// Moves this process into a new session without a terminal; its children inherit the session.
///
/// PostgreSQL shuts down on SIGINT and cannot be started with the signal ignored, because it installs its own handler.
/// The terminal sends Ctrl-C only to processes of its own session.
final class SessionLauncher {

    private SessionLauncher() {}

    /// Calls `setsid(2)`, as `pg_ctl` does. Not every system has a `setsid` program.
    static void begin() {
        var linker = Linker.nativeLinker();
        var setsid = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("setsid"), FunctionDescriptor.of(ValueLayout.JAVA_INT));
        try {
            // Fails for a process group leader, which does not receive signals of the terminal either.
            var ignored = (int) setsid.invokeExact();
        } catch (Throwable broken) {
            throw new IllegalStateException("setsid could not be called", broken);
        }
    }
}
