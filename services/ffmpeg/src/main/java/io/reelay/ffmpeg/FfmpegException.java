package io.reelay.ffmpeg;

import org.jspecify.annotations.Nullable;

/// A tool that is missing, failed or ran out of time; the message ends in the tail of what it wrote to stderr.
public final class FfmpegException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FfmpegException(String message) {
        super(message);
    }

    FfmpegException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
