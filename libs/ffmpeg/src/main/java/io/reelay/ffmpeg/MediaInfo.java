package io.reelay.ffmpeg;

import java.util.Optional;

/// The properties of a video file, as reported by ffprobe.
///
/// @param width           in pixels as displayed, after the rotation that the file declares
/// @param height          in pixels as displayed
/// @param durationSeconds of the longest track
/// @param framesPerSecond average of the video track; 0 if unknown
/// @param videoCodec      as named by ffmpeg, such as `h264`
/// @param audioCodec      as named by ffmpeg, such as `aac`; empty for a video without audio
/// @param container       `mp4`, `mov`, `webm`, `matroska` or the format name of ffmpeg
public record MediaInfo(
        int width,
        int height,
        double durationSeconds,
        double framesPerSecond,
        String videoCodec,
        Optional<String> audioCodec,
        String container) {}
