package io.reelay.ffmpeg;

/// A working tool rejected its input, so a retry would fail again. It is thrown only if the same tool still runs
/// `-version`. The message ends with the tail of stderr.
public final class InvalidMediaException extends FfmpegException {

    private static final long serialVersionUID = 1L;

    InvalidMediaException(String message) {
        super(message);
    }
}
