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
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the running processes.
@Command(name = "status", description = "Show the running processes and their state.", mixinStandardHelpOptions = true)
public final class StatusCommand implements Callable<Integer> {

    private static final long KIB = 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    private final Terminal terminal;
    private final Map<String, String> environment;

    public StatusCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() throws IOException {
        var parts = StateFile.in(SystemDirectory.directory(environment))
                .read()
                .map(SystemState::parts)
                .orElse(List.of());
        var rows = parts.stream().map(StatusCommand::row).toList();
        if (json) {
            printJson(rows);
        } else if (rows.isEmpty()) {
            terminal.line("Reelay is not running; start it with ./reelay up.");
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
        var process = part.process();
        return new Row(
                part.name(),
                part.kind(),
                process.map(ProcessHandle::pid).orElse(0L),
                part.port(),
                part.url(),
                process.isPresent() || part.pid() == 0 ? part.state() : "stopped",
                part.readyAfterMillis(),
                process.map(StatusCommand::residentBytes).orElse(0L));
    }

    /// Includes child processes: PostgreSQL runs as a child of its supervising process.
    private static long residentBytes(ProcessHandle process) {
        return Stream.concat(Stream.of(process), process.descendants())
                .mapToLong(one -> residentBytes(one.pid()))
                .sum();
    }

    /// Linux: proportional set size, which divides shared pages among their users. Other systems: `ps`.
    private static long residentBytes(long pid) {
        try {
            var shares = Path.of("/proc", Long.toString(pid), "smaps_rollup");
            if (Files.exists(shares)) {
                return kibibytes(Files.readAllLines(shares));
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

    private static long kibibytes(List<String> shares) {
        return shares.stream()
                .filter(line -> line.startsWith("Pss:"))
                .map(line -> Long.parseLong(line.replaceAll("\\D", "")) * KIB)
                .findFirst()
                .orElse(0L);
    }

    /// One row of the output. Its members are the contract of `--json`.
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
