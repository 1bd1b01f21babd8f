package io.reelay.cli.system;

import io.reelay.cli.system.SystemState.PartState;
import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.LiveLines;
import io.reelay.cli.terminal.OutputException;
import io.reelay.cli.terminal.Terminal;
import io.reelay.localstack.process.LogTail;
import io.reelay.localstack.supervisor.UnitStatus;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Shows the state of every unit, one line each, and saves it for other processes.
final class StatusDisplay implements Consumer<UnitStatus> {

    private static final int TAIL_LINES = 8;

    private final Terminal terminal;
    private final StateFile file;
    private final LiveLines lines;
    private final Map<String, UnitStatus> statuses = new LinkedHashMap<>();
    private final Set<String> served = new HashSet<>();
    private boolean stopping;

    StatusDisplay(Terminal terminal, StateFile file) {
        this.terminal = terminal;
        this.file = file;
        this.lines = new LiveLines(terminal);
    }

    @Override
    public synchronized void accept(UnitStatus status) {
        statuses.put(status.unit().name(), status);
        if (stopping) {
            return;
        }
        show(status);
        if (status.state() == UnitStatus.State.READY) {
            served.add(status.unit().name());
        }
        write();
    }

    /// From now on, units stop on request: their changes are not shown.
    synchronized void stopping() {
        stopping = true;
    }

    /// A closed output does not stop the system.
    private void show(UnitStatus status) {
        try {
            if (served.contains(status.unit().name())) {
                // Other output may follow the block, so later changes are printed below it.
                showLater(status);
            } else {
                lines.show(status.unit().name(), line(status), isLogged(status) ? line(status) : "");
            }
        } catch (OutputException full) {
            // The command itself fails on its next write.
        }
    }

    /// A failed write does not stop the system.
    private void write() {
        try {
            file.write(state());
        } catch (CliException full) {
            terminal.error(CliException.sentence(full));
        }
    }

    private static boolean isLogged(UnitStatus status) {
        return status.state() == UnitStatus.State.READY || status.state() == UnitStatus.State.FAILED;
    }

    private void showLater(UnitStatus status) {
        terminal.line(later(status));
        if (status.state() == UnitStatus.State.FAILED) {
            terminal.quote(LogTail.of(status.unit().program().log(), TAIL_LINES));
        }
    }

    private String later(UnitStatus status) {
        var name = terminal.bold(status.unit().name());
        return switch (status.state()) {
            case READY -> "%s is ready again after %s".formatted(name, seconds(status));
            case RESTARTING -> status.pid() == 0 ? name + " has exited and is being restarted" : name + " is starting";
            case FAILED -> name + " could not be restarted; it will be retried. The end of its log:";
            case WAITING, STARTING, STOPPED -> name + " is " + status.state().label();
        };
    }

    private String line(UnitStatus status) {
        var time = status.state() == UnitStatus.State.READY ? seconds(status) : "";
        return "  %-18s %5s   %s %6s"
                .formatted(status.unit().name(), status.unit().port(), state(status), time)
                .stripTrailing();
    }

    private String state(UnitStatus status) {
        var text = "%-10s".formatted(status.state().label());
        return switch (status.state()) {
            case READY -> terminal.green(text);
            case FAILED -> terminal.red(text);
            case STARTING, RESTARTING -> terminal.yellow(text);
            case WAITING, STOPPED -> terminal.dim(text);
        };
    }

    private static String seconds(UnitStatus status) {
        return String.format(Locale.ROOT, "%.1f s", status.readyAfter().toMillis() / 1000.0);
    }

    private SystemState state() {
        List<PartState> parts =
                statuses.values().stream().map(StatusDisplay::partState).toList();
        return new SystemState(ProcessHandle.current().pid(), parts);
    }

    private static PartState partState(UnitStatus status) {
        var unit = status.unit();
        return new PartState(
                unit.name(),
                unit.kind().label(),
                status.pid(),
                unit.port(),
                unit.url(),
                status.state().label(),
                status.readyAfter().toMillis());
    }
}
