package io.reelay.cli.jobs;

import io.reelay.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Cancels a job.
@Command(name = "cancel", description = "Cancel a job.", mixinStandardHelpOptions = true)
public final class CancelCommand implements Callable<Integer> {

    @Parameters(paramLabel = "JOB")
    private String id = "";

    private final Terminal terminal;
    private final Map<String, String> environment;

    public CancelCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var job = ReelayClient.of(environment).cancel(id);
        terminal.line(job.id() + "  " + job.status());
        return 0;
    }
}
