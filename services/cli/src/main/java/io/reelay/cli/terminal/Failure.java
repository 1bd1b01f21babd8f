package io.reelay.cli.terminal;

import org.jspecify.annotations.Nullable;

/// A command could not do its work; the message is the sentence that the user reads.
public final class Failure extends RuntimeException {

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
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
