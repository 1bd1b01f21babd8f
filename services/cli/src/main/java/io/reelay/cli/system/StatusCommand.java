package io.reelay.cli.system;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelay.cli.system.SystemState.PartState;
import io.reelay.cli.terminal.Table;
import io.reelay.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Tells what runs.
@Command(name = "status", description = "Show what runs, and how.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final long KIB = 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", description = "For programs.")
    private boolean json;

    private final Terminal terminal;
    private final Map<String, String> environment;

    public StatusCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        var parts = StateFile.in(Workspace.directory(environment))
                .read()
                .map(SystemState::parts)
                .orElse(List.of());
        var rows = parts.stream().map(StatusCommand::row).toList();
        if (json) {
            printJson(rows);
        } else if (rows.isEmpty()) {
            terminal.line("Reelay is not running here; ./reelay up starts it.");
        } else {
            printTable(rows);
        }
        return 0;
    }

    private void printJson(List<Row> rows) throws JsonProcessingException {
        terminal.line(JSON.writeValueAsString(Map.of("parts", rows)));
    }

    private void printTable(List<Row> rows) {
        var table = new Table("NAME", "KIND", "PORT", "STATE", "READY AFTER", "MEMORY", "PID");
        for (var row : rows) {
            table.row(
                    row.name(),
                    row.kind(),
                    Integer.toString(row.port()),
                    row.state(),
                    String.format(Locale.ROOT, "%.1f s", row.readyAfterMillis() / 1000.0),
                    row.rssBytes() / KIB / KIB + " MB",
                    Long.toString(row.pid()));
        }
        table.print(terminal);
    }

    private static Row row(PartState part) {
        var alive = part.alive();
        return new Row(
                part.name(),
                part.kind(),
                alive ? part.pid() : 0,
                part.port(),
                part.url(),
                alive || part.pid() == 0 ? part.state() : "stopped",
                part.readyAfterMillis(),
                alive ? residentBytes(part.pid()) : 0);
    }

    /// Linux tells in a file, other systems through `ps`.
    private static long residentBytes(long pid) {
        try {
            var status = Path.of("/proc", Long.toString(pid), "status");
            if (Files.exists(status)) {
                return kibibytes(Files.readAllLines(status));
            }
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid)).start();
            try (var reader = ps.inputReader()) {
                var line = reader.readLine();
                return line == null ? 0 : Long.parseLong(line.strip()) * KIB;
            }
        } catch (IOException | NumberFormatException unknown) {
            return 0;
        }
    }

    private static long kibibytes(List<String> status) {
        return status.stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElse(0L);
    }

    /// One line of the answer; its members are the contract of `--json`.
    private record Row(
            String name,
            String kind,
            long pid,
            int port,
            String url,
            String state,
            long readyAfterMillis,
            long rssBytes) {}
}
