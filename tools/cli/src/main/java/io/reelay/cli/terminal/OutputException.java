package io.reelay.cli.terminal;

import java.io.IOException;

/// Standard output cannot be written.
public final class OutputException extends RuntimeException {

    OutputException(IOException cause) {
        super("cannot write to standard output: " + CliException.sentence(cause), cause);
    }

    /// Whether the reader of the pipe has closed it, as `head` does. The launcher sets a locale with English messages.
    public boolean pipeClosed() {
        return CliException.sentence(this).contains("Broken pipe");
    }
}
