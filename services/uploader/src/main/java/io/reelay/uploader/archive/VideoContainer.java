package io.reelay.uploader.archive;

import io.reelay.ffmpeg.MediaInfo;
import java.util.Arrays;
import java.util.Locale;

/// The containers that results may have, as ffprobe finds them in the content.
enum VideoContainer {
    MP4("video/mp4"),
    MOV("video/quicktime"),
    WEBM("video/webm");

    private final String contentType;

    VideoContainer(String contentType) {
        this.contentType = contentType;
    }

    /// @throws ResultRefused for any other
    static VideoContainer of(MediaInfo info) {
        return Arrays.stream(values())
                .filter(container -> container.extension().equals(info.container()))
                .findFirst()
                .orElseThrow(() -> new InvalidResultException("The provider delivered a file of type " + info.container()
                        + ", which is no video that Reelay keeps."));
    }

    String contentType() {
        return contentType;
    }

    String extension() {
        return name().toLowerCase(Locale.ROOT);
    }
}
