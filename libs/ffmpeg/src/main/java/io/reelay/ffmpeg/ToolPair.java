package io.reelay.ffmpeg;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A pair of executables. Whether they run on this machine is another question, which [#requireRunning] answers.
record ToolPair(Path ffmpeg, Path ffprobe) {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// @throws FfmpegException when one of them is not there
    static ToolPair in(Path folder) {
        return new ToolPair(executable(folder, "ffmpeg"), executable(folder, "ffprobe"));
    }

    /// The tools that a shell finds.
    ///
    /// @param searchPath folders as in the environment variable `PATH`
    /// @throws FfmpegException when one of them is not there
    static ToolPair on(String searchPath) {
        return new ToolPair(search(searchPath, "ffmpeg"), search(searchPath, "ffprobe"));
    }

    /// Runs both with `-version`.
    ///
    /// @throws FfmpegException when one of them cannot run, for whatever reason; never [InvalidMediaException]
    void requireRunning() {
        for (Path tool : List.of(ffmpeg, ffprobe)) {
            try {
                new ToolRun(tool, List.of("-version")).within(PATIENCE);
            } catch (InvalidMediaException e) {
                throw FfmpegException.outage(String.valueOf(e.getMessage()));
            }
        }
    }

    private static Path executable(Path folder, String name) {
        Path tool = folder.resolve(name);
        if (!isExecutable(tool)) {
            throw FfmpegException.outage("There is no executable %s in %s".formatted(name, folder));
        }
        return tool;
    }

    private static Path search(String searchPath, String name) {
        return Stream.of(searchPath.split(Pattern.quote(File.pathSeparator), -1))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder).resolve(name))
                .filter(ToolPair::isExecutable)
                .findFirst()
                .orElseThrow(() -> FfmpegException.outage("There is no %s on the PATH".formatted(name)));
    }

    private static boolean isExecutable(Path file) {
        return Files.isRegularFile(file) && Files.isExecutable(file);
    }
}
