package io.reelay.cli.terminal;

import org.jspecify.annotations.Nullable;

/// A command could not do its work; the message is the sentence that the user reads.
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

    /// The sentence for any failure: what the exception says, or at least what it is.
    public static String sentence(@Nullable Throwable failure) {
        var message = failure == null ? null : failure.getMessage();
        if (message != null && !message.isBlank()) {
            return message;
        }
        return failure == null ? "no reason given" : failure.getClass().getSimpleName();
    }
}
