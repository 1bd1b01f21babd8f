package io.reelay.cli.system;

import io.reelay.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;

/// Stops the system that `up` started, from another terminal.
@Command(name = "down", description = "Stop the system that ./reelay up started.", mixinStandardHelpOptions = true)
public final class DownCommand implements Callable<Integer> {

    private static final long TIMEOUT_SECONDS = 20;

    private final Terminal terminal;
    private final Map<String, String> environment;

    public DownCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws InterruptedException {
        var directory = SystemDirectory.directory(environment);
        var file = StateFile.in(directory);
        var state = file.read();
        if (state.isEmpty()) {
            terminal.line("Reelay is not running from " + directory + ".");
            return 0;
        }
        stopSupervisor(state.get());
        try (var workspace = SystemDirectory.lock(directory)) {
            workspace.stopOrphans();
        }
        file.delete();
        terminal.line("Stopped.");
        return 0;
    }

    private static void stopSupervisor(SystemState state) throws InterruptedException {
        var supervisor = ProcessHandle.of(state.pid())
                .filter(process -> process.info().commandLine().orElse("").contains("io.reelay.cli"));
        if (supervisor.isEmpty()) {
            return;
        }
        supervisor.get().destroy();
        try {
            supervisor.get().onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            supervisor.get().destroyForcibly();
            supervisor.get().onExit().join();
        }
    }
}
