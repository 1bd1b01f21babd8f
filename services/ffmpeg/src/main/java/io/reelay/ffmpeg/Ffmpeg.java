package io.reelay.ffmpeg;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// ffmpeg and ffprobe on this machine. Every call is one process; nothing is loaded into the JVM.
///
/// Files from outside are opened only as the containers that providers deliver and only from the local disk, because
/// a playlist dressed up as a video could otherwise make ffmpeg read other files or call other hosts.
///
/// Safe for use by many threads. All failures are [FfmpegException]; where the file is at fault, [MediaRefused].
public final class Ffmpeg {

    /// Names the folder of installed tools; without it the build from Maven Central is used.
    public static final String FOLDER_SETTING = "REELAY_FFMPEG_DIR";

    private static final Duration QUICK = Duration.ofSeconds(60);
    private static final List<String> H264_ENCODERS = List.of("libx264", "libopenh264", "h264_videotoolbox");
    private static final List<String> ONLY_LOCAL_VIDEO =
            List.of("-protocol_whitelist", "file", "-format_whitelist", "mov,mp4,matroska,webm");

    private final Path ffmpeg;
    private final Path ffprobe;

    private Ffmpeg(Path folder) {
        this.ffmpeg = tool(folder, "ffmpeg");
        this.ffprobe = tool(folder, "ffprobe");
    }

    /// The tools of the folder in [#FOLDER_SETTING], else the bundled ones, which are unpacked at the first call.
    public static Ffmpeg locate() {
        return locate(System.getenv(FOLDER_SETTING));
    }

    static Ffmpeg locate(@Nullable String installed) {
        return new Ffmpeg(installed == null || installed.isBlank() ? BundledTools.unpacked() : Path.of(installed));
    }

    /// What is in a video file; a file that is none fails.
    public MediaInfo probe(Path file) {
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(ONLY_LOCAL_VIDEO);
        arguments.addAll(List.of("-show_format", "-show_streams", "-of", "json", "-i", local(file)));
        return new ProbeReport(new ToolRun(ffprobe, arguments).within(QUICK)).mediaInfo();
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
        new ToolRun(
                        ffmpeg,
                        Stream.concat(Stream.of("-nostdin", "-v", "error", "-y"), arguments.stream())
                                .toList())
                .within(timeout);
    }

    /// The name of an H.264 encoder that this build has.
    public String h264Encoder() {
        String encoders = new ToolRun(ffmpeg, List.of("-hide_banner", "-encoders")).within(QUICK);
        return H264_ENCODERS.stream()
                .filter(name -> encoders.contains(" " + name + " "))
                .findFirst()
                .orElseThrow(() -> new FfmpegException(ffmpeg + " has no H.264 encoder, looked for " + H264_ENCODERS));
    }

    /// A path that starts with a dash or holds a colon is still a path.
    private static String local(Path file) {
        return "file:" + file.toAbsolutePath();
    }

    private static Path tool(Path folder, String name) {
        Path tool = folder.resolve(name);
        if (!Files.isExecutable(tool)) {
            throw new FfmpegException(
                    "There is no executable %s in %s; check the setting %s".formatted(name, folder, FOLDER_SETTING));
        }
        return tool;
    }
}
