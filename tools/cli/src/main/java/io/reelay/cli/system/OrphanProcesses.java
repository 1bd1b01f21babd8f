package io.reelay.cli.system;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Children of a supervisor that was killed: they notice and stop, which takes a moment.
final class OrphanProcesses {

    private static final long PATIENCE_SECONDS = 15;

    private OrphanProcesses() {}

    /// Returns when they are gone; whoever is stubborn is killed.
    static void await(SystemState state) {
        state.parts().stream().flatMap(part -> part.process().stream()).forEach(OrphanProcesses::await);
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException stubborn) {
            process.destroyForcibly();
            process.onExit().join();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
