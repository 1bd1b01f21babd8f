package io.reelay.cli.terminal;

/// A command could not do its work; the message is the sentence that the user reads.
public final class Failure extends RuntimeException {

    public Failure(String sentence) {
        super(sentence);
    }

    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /// The sentence for any failure: what the exception says, or at least what it is.
    public static String sentence(Throwable failure) {
        var message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
