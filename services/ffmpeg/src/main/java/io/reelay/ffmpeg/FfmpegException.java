package io.reelay.ffmpeg;

import org.jspecify.annotations.Nullable;

/// A tool that is missing, could not be run to its end or ran out of time: nothing is said of the file, and
/// trying again can help. A run that was stopped has an [IOException] as its cause, so that who receives events
/// knows an outage when he sees it. A file that was refused is [MediaRefused].
public sealed class FfmpegException extends RuntimeException permits MediaRefused {

    private static final long serialVersionUID = 1L;

    FfmpegException(String message) {
        super(message);
    }

    FfmpegException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
