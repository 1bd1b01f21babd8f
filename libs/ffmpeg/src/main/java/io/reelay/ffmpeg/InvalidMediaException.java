package io.reelay.ffmpeg;

/// A tool did its work and refused what it was given: trying again gives the same. It is thrown only when the same tool
/// still answers `-version`. The message ends in the tail of what it wrote to stderr.
public final class InvalidMediaException extends FfmpegException {

    private static final long serialVersionUID = 1L;

    InvalidMediaException(String message) {
        super(message);
    }
}
