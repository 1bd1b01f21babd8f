package io.reelay.cli.terminal;

import org.jspecify.annotations.Nullable;

/// A command failed. The message is shown to the user as it is.
public final class CliException extends RuntimeException {

    private final ExitCode exitCode;

    public CliException(String sentence) {
        this(ExitCode.FAILED, sentence);
    }

    public CliException(String sentence, Throwable cause) {
        this(ExitCode.FAILED, sentence, cause);
    }

    public CliException(ExitCode exitCode, String sentence) {
        super(sentence);
        this.exitCode = exitCode;
    }

    public CliException(ExitCode exitCode, String sentence, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    public ExitCode exitCode() {
        return exitCode;
    }

    /// The message of a failure, or its class name when it has none.
    public static String sentence(@Nullable Throwable failure) {
        var message = failure == null ? null : failure.getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        return failure == null ? "no reason given" : failure.getClass().getSimpleName();
    }
}
