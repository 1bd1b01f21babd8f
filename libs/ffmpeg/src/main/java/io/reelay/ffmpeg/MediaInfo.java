package io.reelay.ffmpeg;

import java.util.Optional;

/// What ffprobe found in a video file.
///
/// @param width           in pixels, as shown: a rotation noted in the file is taken into account
/// @param height          in pixels, as shown
/// @param durationSeconds of the longest track
/// @param framesPerSecond average over the video track, 0 where the file does not say
/// @param videoCodec      ffmpeg's name, such as `h264`
/// @param audioCodec      ffmpeg's name, such as `aac`; empty for a silent clip
/// @param container       `mp4`, `mov`, `webm`, `matroska` or ffmpeg's own name of the format
public record MediaInfo(
        int width,
        int height,
        double durationSeconds,
        double framesPerSecond,
        String videoCodec,
        Optional<String> audioCodec,
        String container) {}
