package io.reelay.cli.jobs;

import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.Terminal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Waits for a job without showing its progress.
@Command(
        name = "wait",
        description = "Wait for a job and print the URL of its result.",
        mixinStandardHelpOptions = true)
public final class WaitCommand implements Callable<Integer> {

    private static final int LONG_POLL_SECONDS = 30;

    @Parameters(paramLabel = "JOB")
    private String id = "";

    @Option(
            names = "--timeout",
            paramLabel = "SECONDS",
            defaultValue = "900",
            description = "How long to wait. Default: ${DEFAULT-VALUE}.")
    private long timeoutSeconds;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final InstantSource clock;

    public WaitCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() {
        var api = ReelayClient.of(environment);
        var deadline = clock.instant().plusSeconds(timeoutSeconds);
        while (true) {
            var left = Duration.between(clock.instant(), deadline).toSeconds();
            var job = api.job(id, (int) Math.clamp(left, 1, LONG_POLL_SECONDS));
            if (job.terminal()) {
                return JobReport.of(job, terminal);
            }
            if (left <= 0) {
                throw new CliException(
                        ExitCode.TIMED_OUT,
                        "%s is still %s after %s s; use --timeout to wait longer"
                                .formatted(id, job.status(), timeoutSeconds));
            }
        }
    }
}
