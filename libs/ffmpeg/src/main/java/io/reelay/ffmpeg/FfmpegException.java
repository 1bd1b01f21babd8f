package io.reelay.ffmpeg;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The tool is in trouble: it is missing, cannot be started, lacks a library, was stopped or ran out of time. This says
/// nothing about the file, and a retry can help. The cause is an [IOException] where the machine has to change first,
/// so that receivers of events treat it as an outage. Only [InvalidMediaException] says something about the file.
public sealed class FfmpegException extends RuntimeException permits InvalidMediaException {

    private static final long serialVersionUID = 1L;

    FfmpegException(String message) {
        super(message);
    }

    FfmpegException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    static FfmpegException outage(String message) {
        return new FfmpegException(message, new IOException(message));
    }
}
