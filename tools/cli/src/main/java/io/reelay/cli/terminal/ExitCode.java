package io.reelay.cli.terminal;

/// How a command ended, for the shell. The numbers are part of the contract and documented in docs/command-line.md.
public enum ExitCode {
    DONE(0, "The command did its work; a job that was waited for succeeded."),
    FAILED(1, "The command or the job failed; the reason is on standard error."),
    USAGE(2, "The command line is wrong."),
    UNREACHABLE(3, "The server cannot be reached."),
    TIMED_OUT(4, "The time to wait ran out, or the job passed its deadline."),
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
