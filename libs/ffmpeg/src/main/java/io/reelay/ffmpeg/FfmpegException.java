package io.reelay.ffmpeg;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The tools failed: they are missing, cannot start, lack a library, were stopped or timed out. This says nothing
/// about the file; a retry can help. The cause is an [IOException] if the machine must change first, so that event
/// consumers recognise an outage. Only [InvalidMediaException] means that the file is invalid.
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
