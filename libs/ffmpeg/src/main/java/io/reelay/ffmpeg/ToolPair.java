package io.reelay.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The executables of ffmpeg and ffprobe. [#requireRunning] tests whether they run on this machine.
record ToolPair(Path ffmpeg, Path ffprobe) {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    /// @throws FfmpegException if one of them is missing
    static ToolPair in(Path directory) {
        return new ToolPair(executable(directory, "ffmpeg"), executable(directory, "ffprobe"));
    }

    /// Finds the tools as a shell does.
    ///
    /// @param searchPath directories, as in the environment variable `PATH`
    /// @throws FfmpegException if one of them is missing
    static ToolPair on(String searchPath) {
        return new ToolPair(search(searchPath, "ffmpeg"), search(searchPath, "ffprobe"));
    }

    /// Runs both with `-version`.
    ///
    /// @throws FfmpegException if one of them cannot run; never [InvalidMediaException]
    void requireRunning() {
        for (Path tool : List.of(ffmpeg, ffprobe)) {
            try {
                new ToolRun(tool, List.of("-version")).within(TIMEOUT);
            } catch (InvalidMediaException e) {
                throw FfmpegException.outage(String.valueOf(e.getMessage()));
            }
        }
    }

    private static Path executable(Path directory, String name) {
        Path tool = directory.resolve(name);
        if (!isExecutable(tool)) {
            throw FfmpegException.outage("There is no executable %s in %s".formatted(name, directory));
        }
        return tool;
    }

    private static Path search(String searchPath, String name) {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator), -1))
                .filter(directory -> !directory.isBlank())
                .map(directory -> Path.of(directory).resolve(name))
                .filter(ToolPair::isExecutable)
                .findFirst()
                .orElseThrow(() -> FfmpegException.outage("There is no %s on the PATH".formatted(name)));
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
