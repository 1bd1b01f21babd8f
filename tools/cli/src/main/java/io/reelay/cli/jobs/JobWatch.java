package io.reelay.cli.jobs;

import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.LiveLines;
import io.reelay.cli.terminal.ProgressBar;
import io.reelay.cli.terminal.Terminal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Follows jobs until they end: one progress bar per job on a terminal, one line per change elsewhere.
public final class JobWatch {

    private static final long INTERVAL_MILLIS = 300;
    private static final int LOG_STEP_PERCENT = 25;

    private final ReelayClient api;
    private final Terminal terminal;
    private final InstantSource clock;

    public JobWatch(ReelayClient api, Terminal terminal, InstantSource clock) {
        this.api = api;
        this.terminal = terminal;
        this.clock = clock;
    }

    /// Returns the final state of the jobs, in the given order.
    ///
    /// @throws CliException when a job has not ended within `timeout`
    public List<ClientJob> untilEnded(List<ClientJob> jobs, Duration timeout) throws InterruptedException {
        var deadline = clock.instant().plus(timeout);
        var lines = new LiveLines(terminal);
        var latest = new LinkedHashMap<String, ClientJob>();
        jobs.forEach(job -> latest.put(job.id(), job));
        var pause = new CountDownLatch(1);
        while (true) {
            latest.values().forEach(job -> show(lines, job));
            if (latest.values().stream().allMatch(ClientJob::terminal)) {
                return List.copyOf(latest.values());
            }
            if (clock.instant().isAfter(deadline)) {
                throw timedOut(unfinished(latest), timeout);
            }
            pause.await(INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
            latest.replaceAll((id, job) -> job.terminal() ? job : api.job(id));
        }
    }

    private static CliException timedOut(ClientJob job, Duration timeout) {
        return new CliException(
                ExitCode.TIMED_OUT, "%s is still %s after %s s".formatted(job.id(), job.status(), timeout.toSeconds()));
    }

    private static ClientJob unfinished(Map<String, ClientJob> jobs) {
        return jobs.values().stream().filter(job -> !job.terminal()).findFirst().orElseThrow();
    }

    private void show(LiveLines lines, ClientJob job) {
        var percent = (int) Math.round((job.succeeded() ? 1 : job.progress()) * 100);
        var live = "  %-22s %s %s %3s %%  %s"
                .formatted(
                        job.model(), status(job), ProgressBar.of(percent / 100.0), percent, terminal.dim(remark(job)))
                .stripTrailing();
        var step = percent / LOG_STEP_PERCENT * LOG_STEP_PERCENT;
        lines.show(job.id(), live, "  %-22s %s  %-10s %3s %%".formatted(job.model(), job.id(), job.status(), step));
    }

    private String status(ClientJob job) {
        var text = "%-10s".formatted(job.status());
        if (!job.terminal()) {
            return text;
        }
        return job.succeeded() ? terminal.green(text) : terminal.red(text);
    }

    private static String remark(ClientJob job) {
        if (job.terminal()) {
            return job.failure().map(ClientJob.Failed::code).orElse("");
        }
        return job.waiting()
                .orElseGet(() ->
                        job.etaSeconds().map(seconds -> seconds + " s left").orElse(""));
    }
}
