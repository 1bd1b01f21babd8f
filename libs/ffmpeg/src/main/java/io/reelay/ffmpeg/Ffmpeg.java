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

/// ffmpeg and ffprobe on this machine. Every call is one process; nothing is loaded into the JVM.
///
/// Files from outside are opened only as the containers that providers deliver and only from the local disk, because
/// a playlist dressed up as a video could otherwise make ffmpeg read other files or call other hosts.
///
/// Safe for use by many threads. All failures are [FfmpegException]; where the file is at fault, [InvalidMediaException]. After
/// a failure of the tools they are looked for again, so that a repaired machine needs no restart.
public final class Ffmpeg {

    /// Names the folder of installed tools; without it the build from Maven Central is used, and where that cannot run,
    /// the tools on the `PATH`.
    public static final String FOLDER_SETTING = "REELAY_FFMPEG_DIR";

    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final List<String> H264_ENCODERS = List.of("libx264", "libopenh264", "h264_videotoolbox");
    private static final List<String> ONLY_LOCAL_VIDEO =
            List.of("-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,matroska,webm");

    private final ToolLocator locator;

    Ffmpeg(ToolLocator locator) {
        this.locator = locator;
    }

    /// The tools that the environment variable [#FOLDER_SETTING] names, else the bundled ones, else those on the
    /// `PATH`.
    public static Ffmpeg locate() {
        return locate(System.getenv(FOLDER_SETTING));
    }

    /// Runs both tools once. Tools that cannot run are logged, and looked for again at every use.
    ///
    /// @param folder of installed tools, then no others are used; null or blank for the bundled ones, else those on
    ///     the `PATH`
    /// @throws FfmpegException when the named folder does not hold both tools
    public static Ffmpeg locate(@Nullable String folder) {
        Ffmpeg ffmpeg = new Ffmpeg(locator(folder));
        ffmpeg.problem();
        return ffmpeg;
    }

    private static ToolLocator locator(@Nullable String folder) {
        if (folder != null && !folder.isBlank()) {
            return ToolLocator.chosen(existing(Path.of(folder)), ToolLocator.TRUSTED);
        }
        String searchPath = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return ToolLocator.bundled(BundledTools::unpacked, searchPath, ToolLocator.TRUSTED);
    }

    private static Path existing(Path folder) {
        try {
            ToolPair.in(folder);
            return folder;
        } catch (FfmpegException e) {
            throw new FfmpegException(e.getMessage() + "; check the setting " + FOLDER_SETTING, e.getCause());
        }
    }

    /// One sentence for an administrator that says why no tools can be used now; empty while both run. A test of tools
    /// that run is repeated when it is half a minute old, any other one at every call.
    public Optional<String> problem() {
        try {
            locator.tested();
            return Optional.empty();
        } catch (FfmpegException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// What is in a video file; a file that is none fails.
    public MediaInfo probe(Path file) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(ONLY_LOCAL_VIDEO);
        arguments.addAll(List.of("-show_format", "-show_streams", "-of", "json", "-i", local(file)));
        return new ProbeReport(run(ToolPair::ffprobe, arguments, QUICK)).mediaInfo();
    }

    /// Writes the most telling frame of the first second as JPG.
    public void poster(Path video, Path jpg) {
        List<String> arguments = new ArrayList<>(ONLY_LOCAL_VIDEO);
        arguments.addAll(List.of("-i", local(video), "-vf", "thumbnail=24", "-frames:v", "1"));
        arguments.addAll(List.of("-pix_fmt", "yuvj420p", "-q:v", "3", "-f", "image2", "-update", "1", local(jpg)));
        run(arguments, QUICK);
    }

    /// Runs ffmpeg with these arguments, overwriting outputs; it is killed when the time is over.
    public void run(List<String> arguments, Duration timeout) {
        run(
                ToolPair::ffmpeg,
                Stream.concat(Stream.of("-nostdin", "-v", "error", "-y"), arguments.stream())
                        .toList(),
                timeout);
    }

    /// The name of an H.264 encoder that this build has.
    public String h264Encoder() {
        String encoders = run(ToolPair::ffmpeg, List.of("-hide_banner", "-encoders"), QUICK);
        return H264_ENCODERS.stream()
                .filter(name -> encoders.contains(" " + name + " "))
                .findFirst()
                .orElseThrow(() -> new FfmpegException("ffmpeg has no H.264 encoder, looked for " + H264_ENCODERS));
    }

    /// A refusal counts only from tools that run: glibc exits with 1, as they do, where a library is too old.
    private String run(Function<ToolPair, Path> tool, List<String> arguments, Duration timeout) {
        ToolPair tools = locator.running();
        try {
            return runOrConfirmRefusal(tools, tool.apply(tools), arguments, timeout);
        } catch (InvalidMediaException e) {
            throw e;
        } catch (FfmpegException e) {
            locator.doubt(tools);
            throw e;
        }
    }

    private static String runOrConfirmRefusal(ToolPair tools, Path tool, List<String> arguments, Duration timeout) {
        try {
            return new ToolRun(tool, arguments).within(timeout);
        } catch (InvalidMediaException e) {
            tools.requireRunning();
            throw e;
        }
    }

    /// A path that starts with a dash or holds a colon is still a path.
    private static String local(Path file) {
        return "file:" + file.toAbsolutePath();
    }
}
