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

/// A system between its start and its stop, whatever brings the stop about: [#close], Ctrl-C or TERM.
public final class RunningSystem implements AutoCloseable {

    private final SystemDirectory workspace;
    private final Supervisor supervisor;
    private final StatusDisplay board;
    private final AtomicBoolean closed = new AtomicBoolean();

    private RunningSystem(SystemDirectory workspace, Supervisor supervisor, StatusDisplay board) {
        this.workspace = workspace;
        this.supervisor = supervisor;
        this.board = board;
    }

    /// Returns when everything serves.
    ///
    /// @throws Failure when something does not; by then everything is stopped again
    public static RunningSystem start(SystemDirectory workspace, SystemPlan plan, Terminal terminal, InstantSource clock) {
        workspace.settle();
        requireFreePorts(plan);
        tellSandboxed(plan, terminal);
        var board = new StatusDisplay(terminal, StateFile.in(workspace.directory()));
        var system = new RunningSystem(workspace, new Supervisor(plan.units(), clock, board), board);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            terminal.mute();
                            system.close();
                        },
                        "stop-everything"));
        try {
            system.supervisor.start();
            return system;
        } catch (UnitFailedException failed) {
            system.close();
            var log = failed.unit().program().log();
            terminal.quote(failed.logTail());
            throw new CliException(CliException.sentence(failed) + "; the end of its log is above, all of it in " + log, failed);
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            board.stopping();
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
                            "port %s is in use by another program; %s sets another, REELAY_PORT_OFFSET=100 moves all"
                                    .formatted(busy.getValue(), busy.getKey().name()));
                });
    }

    private static void tellSandboxed(SystemPlan plan, Terminal terminal) {
        var started = plan.includes(Service.SANDBOX);
        var providers = plan.sandboxed().stream()
                .filter(name -> started || plan.includes(Service.valueOf("WORKER_" + name)))
                .map(name -> name + "_API_KEY")
                .toList();
        if (!providers.isEmpty()) {
            var stand = started
                    ? "the sandbox stands in, nothing is charged."
                    : "the sandbox would stand in, but --only leaves it out.";
            terminal.line(terminal.dim("No " + String.join(" and no ", providers) + " set: " + stand));
            terminal.line();
        }
    }
}
