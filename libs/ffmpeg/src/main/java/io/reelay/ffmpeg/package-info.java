/// Locates ffmpeg and ffprobe and runs them as processes: inspects videos, extracts posters and runs other
/// commands.
@NullMarked
package io.reelay.ffmpeg;

import org.jspecify.annotations.NullMarked;
