package io.reelay.ffmpeg;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Runs ffmpeg and ffprobe. Every call is a separate process; nothing is loaded into the JVM.
///
/// Videos are opened only from the local disk and only as containers that providers deliver. Otherwise a playlist
/// disguised as a video could make ffmpeg read other files or connect to other hosts.
///
/// Thread-safe. All failures are [FfmpegException], or [InvalidMediaException] if the file is invalid. After a
/// failure of the tools they are located again, so a repaired machine needs no restart.
public final class Ffmpeg {

    /// The variable with the directory of installed tools. Without it the bundled build is used, or the tools on
    /// the `PATH` if the bundled build cannot run.
    public static final String DIRECTORY_SETTING = "REELAY_FFMPEG_DIR";

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final List<String> H264_ENCODERS = List.of("libx264", "libopenh264", "h264_videotoolbox");
    private static final List<String> ONLY_LOCAL_VIDEO =
            List.of("-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,matroska,webm");

    private final ToolLocator locator;

    Ffmpeg(ToolLocator locator) {
        this.locator = locator;
    }

    /// Locates the tools in the directory of [#DIRECTORY_SETTING], or the bundled ones, or those on the `PATH`.
    public static Ffmpeg locate() {
        return locate(System.getenv(DIRECTORY_SETTING));
    }

    /// Locates the tools and tests them. Failures are logged, and the search is repeated at every use.
    ///
    /// @param directory of installed tools, which excludes all others; null or blank for the bundled tools or those
    ///     on the `PATH`
    /// @throws FfmpegException if the given directory does not contain both tools
    public static Ffmpeg locate(@Nullable String directory) {
        Ffmpeg ffmpeg = new Ffmpeg(locator(directory));
        ffmpeg.problem();
        return ffmpeg;
    }

    private static ToolLocator locator(@Nullable String directory) {
        if (directory != null && !directory.isBlank()) {
            return ToolLocator.chosen(existing(Path.of(directory)), ToolLocator.TRUSTED);
        }
        String searchPath = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return ToolLocator.bundled(BundledTools::unpacked, searchPath, ToolLocator.TRUSTED);
    }

    private static Path existing(Path directory) {
        try {
            ToolPair.in(directory);
            return directory;
        } catch (FfmpegException e) {
            throw new FfmpegException(e.getMessage() + "; check the setting " + DIRECTORY_SETTING, e.getCause());
        }
    }

    /// Explains to an administrator why no tools are usable; empty while both run. A successful test is valid for
    /// half a minute; otherwise every call repeats the test.
    public Optional<String> problem() {
        try {
            locator.tested();
            return Optional.empty();
        } catch (FfmpegException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Inspects a video file.
    /// @throws InvalidMediaException if the file is not a video
    public MediaInfo probe(Path file) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(ONLY_LOCAL_VIDEO);
        arguments.addAll(List.of("-show_format", "-show_streams", "-of", "json", "-i", local(file)));
        return new ProbeReport(run(ToolPair::ffprobe, arguments, TIMEOUT)).mediaInfo();
    }

    /// Writes the most representative frame of the first second as JPG.
    public void poster(Path video, Path jpg) {
        List<String> arguments = new ArrayList<>(ONLY_LOCAL_VIDEO);
        arguments.addAll(List.of("-i", local(video), "-vf", "thumbnail=24", "-frames:v", "1"));
        arguments.addAll(List.of("-pix_fmt", "yuvj420p", "-q:v", "3", "-f", "image2", "-update", "1", local(jpg)));
        run(arguments, TIMEOUT);
    }

    /// Runs ffmpeg with these arguments and overwrites outputs. It is killed after the timeout.
    public void run(List<String> arguments, Duration timeout) {
        run(
                ToolPair::ffmpeg,
                Stream.concat(Stream.of("-nostdin", "-v", "error", "-y"), arguments.stream())
                        .toList(),
                timeout);
    }

    /// The name of an H.264 encoder of this build.
    public String h264Encoder() {
        String encoders = run(ToolPair::ffmpeg, List.of("-hide_banner", "-encoders"), TIMEOUT);
        return H264_ENCODERS.stream()
                .filter(name -> encoders.contains(" " + name + " "))
                .findFirst()
                .orElseThrow(() -> new FfmpegException("ffmpeg has no H.264 encoder, looked for " + H264_ENCODERS));
    }

    /// Treats a rejection as a result only if the tool still runs: glibc also exits with 1 if a library is too old.
    private String run(Function<ToolPair, Path> tool, List<String> arguments, Duration timeout) {
        ToolPair tools = locator.running();
        try {
            return runOrConfirmRejection(tools, tool.apply(tools), arguments, timeout);
        } catch (InvalidMediaException e) {
            throw e;
        } catch (FfmpegException e) {
            locator.invalidate(tools);
            throw e;
        }
    }

    private static String runOrConfirmRejection(ToolPair tools, Path tool, List<String> arguments, Duration timeout) {
        try {
            return new ToolRun(tool, arguments).within(timeout);
        } catch (InvalidMediaException e) {
            tools.requireRunning();
            throw e;
        }
    }

    /// The prefix makes ffmpeg treat every argument as a path, even with a leading dash or a colon.
    private static String local(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
