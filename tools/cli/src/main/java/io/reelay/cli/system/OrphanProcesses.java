package io.reelay.cli.system;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Child processes of a killed supervisor. They stop by themselves, after a moment.
final class OrphanProcesses {

    private static final long TIMEOUT_SECONDS = 15;

    private OrphanProcesses() {}

    /// Waits until all have ended and kills those that do not end in time.
    static void await(SystemState state) {
        state.parts().stream().flatMap(part -> part.process().stream()).forEach(OrphanProcesses::await);
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
