package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.cli.terminal.Table;
import io.reelay.cli.terminal.Terminal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists jobs.
@Command(name = "jobs", description = "List jobs, newest first.", mixinStandardHelpOptions = true)
public final class JobsCommand implements Callable<Integer> {

    @Option(names = "--status", description = "Only jobs with this status, for example running.")
    private String status = "";

    @Option(
            names = "--limit",
            defaultValue = "20",
            description = "Number of jobs, 1 to 200. Default: ${DEFAULT-VALUE}.")
    private int limit;

    @Option(names = "--json", description = "Print the JSON response of GET /v1/jobs.")
    private boolean json;

    private final Terminal terminal;
    private final Map<String, String> environment;

    public JobsCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var filter = status.isEmpty() ? "" : "&status=" + URLEncoder.encode(status, StandardCharsets.UTF_8);
        var response = ReelayClient.of(environment).get("/v1/jobs?limit=" + limit + filter);
        if (json) {
            terminal.line(response.toString());
        } else {
            print(response.path("items"));
        }
        return 0;
    }

    private void print(JsonNode items) {
        var table = new Table("ID", "STATUS", "PROGRESS", "MODEL", "CREATED");
        for (var item : items) {
            var job = ClientJob.of(item);
            var percent = Math.round((job.succeeded() ? 1 : job.progress()) * 100);
            table.row(job.id(), job.status(), percent + " %", job.model(), job.createdAt());
        }
        table.print(terminal);
    }
}
