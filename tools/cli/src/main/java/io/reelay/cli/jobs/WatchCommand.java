package io.reelay.cli.jobs;

import io.reelay.cli.terminal.Terminal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Shows the progress of jobs.
@Command(name = "watch", description = "Show the progress of jobs until they end.", mixinStandardHelpOptions = true)
public final class WatchCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofDays(1);

    @Parameters(arity = "1..*", paramLabel = "JOB")
    private List<String> ids = List.of();

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final InstantSource clock;

    public WatchCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var api = ReelayClient.of(environment);
        var jobs = ids.stream().map(api::job).toList();
        var ended = new JobWatch(api, terminal, clock).untilEnded(jobs, TIMEOUT);
        return ended.stream().mapToInt(job -> JobReport.of(job, terminal)).max().orElse(0);
    }
}
