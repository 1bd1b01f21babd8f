package io.reelay.uploader.archive;

import io.reelay.ffmpeg.MediaInfo;
import java.util.Arrays;
import java.util.Locale;

/// The supported containers of results, as ffprobe detects them from the content.
enum VideoContainer {
    MP4("video/mp4"),
    MOV("video/quicktime"),
    WEBM("video/webm");

    private final String contentType;

    VideoContainer(String contentType) {
        this.contentType = contentType;
    }

    /// @throws InvalidResultException for any other container
    static VideoContainer of(MediaInfo info) {
        return Arrays.stream(values())
                .filter(container -> container.extension().equals(info.container()))
                .findFirst()
                .orElseThrow(() -> new InvalidResultException("The provider delivered a file of type "
                        + info.container() + ", which is not a supported video container."));
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
