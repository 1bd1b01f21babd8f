package io.reelay.cli.terminal;

/// Exit codes of the commands. The numbers are a public contract, documented in docs/command-line.md.
public enum ExitCode {
    DONE(0, "The command succeeded; if it waited for a job, the job succeeded."),
    FAILED(1, "The command or the job failed; the reason is on standard error."),
    USAGE(2, "The command line is not valid."),
    UNREACHABLE(3, "The server cannot be reached."),
    TIMED_OUT(4, "The wait timed out, or the job passed its deadline."),
    CANCELLED(5, "The job was cancelled.");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }
}
