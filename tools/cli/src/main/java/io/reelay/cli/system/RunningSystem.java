package io.reelay.cli.system;

import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.Terminal;
import io.reelay.localstack.process.PortFinder;
import io.reelay.localstack.supervisor.Supervisor;
import io.reelay.localstack.supervisor.UnitFailedException;
import io.reelay.localstack.system.Service;
import io.reelay.localstack.system.SystemPlan;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicBoolean;

/// A running system. It is stopped by [#close], Ctrl-C or SIGTERM.
public final class RunningSystem implements AutoCloseable {

    private final SystemDirectory workspace;
    private final Supervisor supervisor;
    private final StatusDisplay display;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningSystem(SystemDirectory workspace, Supervisor supervisor, StatusDisplay display) {
        this.workspace = workspace;
        this.supervisor = supervisor;
        this.display = display;
    }

    /// Returns when all units are ready.
    ///
    /// @throws CliException when a unit cannot start; all units are stopped before
    public static RunningSystem start(
            SystemDirectory workspace, SystemPlan plan, Terminal terminal, InstantSource clock) {
        workspace.stopOrphans();
        requireFreePorts(plan);
        announceSandbox(plan, terminal);
        var display = new StatusDisplay(terminal, StateFile.in(workspace.directory()));
        var system = new RunningSystem(workspace, new Supervisor(plan.units(), clock, display), display);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            terminal.mute();
                            system.close();
                        },
                        "stop-system"));
        try {
            system.supervisor.start();
            return system;
        } catch (UnitFailedException failed) {
            system.close();
            var log = failed.unit().program().log();
            terminal.quote(failed.logTail());
            throw new CliException(
                    CliException.sentence(failed) + "; the end of its log is above, the whole log is " + log, failed);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            display.stopping();
            supervisor.close();
            StateFile.in(workspace.directory()).delete();
        }
    }

    private static void requireFreePorts(SystemPlan plan) {
        plan.ports().entrySet().stream()
                .sorted(Comparator.comparing(entry -> entry.getKey().name()))
                .filter(entry -> !PortFinder.available(plan.settings().host(), entry.getValue()))
                .findFirst()
                .ifPresent(busy -> {
                    throw new CliException(
                            "port %s is in use by another program; set %s to another port, or REELAY_PORT_OFFSET=100 to shift all ports"
                                    .formatted(busy.getValue(), busy.getKey().name()));
                });
    }

    private static void announceSandbox(SystemPlan plan, Terminal terminal) {
        var started = plan.includes(Service.SANDBOX);
        var providers = plan.sandboxed().stream()
                .filter(name -> started || plan.includes(Service.valueOf("WORKER_" + name)))
                .map(name -> name + "_API_KEY")
                .toList();
        if (!providers.isEmpty()) {
            var consequence = started
                    ? "the sandbox is used instead, nothing is charged."
                    : "the sandbox is needed instead, but --only excludes it.";
            terminal.line(terminal.dim("No " + String.join(" and no ", providers) + " set: " + consequence));
            terminal.line();
        }
    }
}
