package io.reelay.cli.jobs;

import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.Terminal;

/// Prints how a job ended and maps it to an exit code.
final class JobReport {

    private JobReport() {}

    /// Prints the result and returns the exit code: 0 only for success.
    static int of(ClientJob job, Terminal terminal) {
        job.output().ifPresent(output -> terminal.line(output.url()));
        job.failure().ifPresent(failure -> terminal.error(failure.code() + ": " + failure.message()));
        return exitCode(job).number();
    }

    private static ExitCode exitCode(ClientJob job) {
        return switch (job.status()) {
            case "succeeded" -> ExitCode.DONE;
            case "cancelled" -> ExitCode.CANCELLED;
            case "expired" -> ExitCode.TIMED_OUT;
            default -> ExitCode.FAILED;
        };
    }
}
