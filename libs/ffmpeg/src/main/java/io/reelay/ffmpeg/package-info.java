/// Finds ffmpeg and ffprobe and runs them as processes: what is in a video, a poster of it, any other command.
@NullMarked
package io.reelay.ffmpeg;

import org.jspecify.annotations.NullMarked;
