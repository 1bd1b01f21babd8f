package io.reelay.cli.terminal;

import java.io.IOException;

/// Standard output takes nothing more.
public final class OutputException extends RuntimeException {

    OutputException(IOException cause) {
        super("cannot write to standard output: " + CliException.sentence(cause), cause);
    }

    /// Whether the program at the other end of the pipe has read what it wanted, as `head` does. The launcher sets a
    /// locale with English messages.
    public boolean readerIsGone() {
        return CliException.sentence(this).contains("Broken pipe");
    }
}
