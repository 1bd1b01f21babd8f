package io.reelay.ffmpeg;

import static java.lang.System.Logger.Level.ERROR;
import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Finds the first pair of tools that runs, and finds it again after trouble: an administrator who installs a missing
/// library does not have to restart the service. Every change is logged once. Thread-safe.
final class ToolLocator {

    private static final System.Logger LOG = System.getLogger(ToolLocator.class.getName());

    /// Long enough for frequent readiness calls to cost nothing.
    static final Duration TRUSTED = Duration.ofSeconds(30);

    private static final String INSTALL = "on Debian and Ubuntu install the packages libdrm2, libxcb1, libxcb-shm0 and"
            + " libasound2 (libasound2t64 on newer releases), or the package ffmpeg, or set " + Ffmpeg.FOLDER_SETTING
            + " to the folder of an ffmpeg and ffprobe that run";

    private final List<Candidate> candidates;
    private final String remedy;
    private final Duration trusted;
    private @Nullable ToolPair running;
    private long testedAt;
    private String logged = "";

    /// @param located fails with [FfmpegException] where there are none
    private record Candidate(String name, Supplier<ToolPair> located) {}

    private ToolLocator(List<Candidate> candidates, String remedy, Duration trusted) {
        this.candidates = candidates;
        this.remedy = remedy;
        this.trusted = trusted;
    }

    /// Only the tools of this folder.
    static ToolLocator chosen(Path folder, Duration trusted) {
        return new ToolLocator(
                List.of(new Candidate("the ffmpeg of " + Ffmpeg.FOLDER_SETTING, () -> ToolPair.in(folder))),
                "install what it needs, or name another folder",
                trusted);
    }

    /// The bundled tools; the system's where those cannot run.
    ///
    /// @param trusted how long a test of the tools counts for [#tested]
    static ToolLocator bundled(Supplier<Path> folder, String searchPath, Duration trusted) {
        return new ToolLocator(
                List.of(
                        new Candidate("the bundled ffmpeg", () -> ToolPair.in(folder.get())),
                        new Candidate("the system's ffmpeg", () -> ToolPair.on(searchPath))),
                INSTALL,
                trusted);
    }

    /// Tools that ran when they were tested last.
    ///
    /// @throws FfmpegException when none do
    synchronized ToolPair running() {
        if (running == null) {
            running = find();
            testedAt = System.nanoTime();
        }
        return running;
    }

    /// Tools that ran within the last seconds.
    ///
    /// @throws FfmpegException when none do
    synchronized ToolPair tested() {
        if (running != null && System.nanoTime() - testedAt > trusted.toNanos()) {
            running = null;
        }
        return running();
    }

    /// They are tested before they are used again.
    synchronized void doubt(ToolPair tools) {
        if (tools.equals(running)) {
            running = null;
        }
    }

    private ToolPair find() {
        List<String> reasons = new ArrayList<>();
        for (Candidate candidate : candidates) {
            try {
                ToolPair tools = candidate.located().get();
                tools.requireRunning();
                logFound(tools, reasons);
                return tools;
            } catch (FfmpegException e) {
                if (Thread.currentThread().isInterrupted()) {
                    throw e;
                }
                reasons.add("%s cannot be used (%s)".formatted(candidate.name(), oneLine(e)));
            }
        }
        String message = String.join(", and ", reasons) + "; " + remedy + ".";
        log(ERROR, "ffmpeg.missing " + message);
        throw FfmpegException.outage(message);
    }

    private void logFound(ToolPair tools, List<String> reasons) {
        if (reasons.isEmpty()) {
            log(INFO, "ffmpeg.found ffmpeg=%s".formatted(tools.ffmpeg()));
        } else {
            log(
                    WARNING,
                    "ffmpeg.fallback ffmpeg=%s ffprobe=%s cause=%s"
                            .formatted(tools.ffmpeg(), tools.ffprobe(), String.join(", and ", reasons)));
        }
    }

    private void log(System.Logger.Level level, String message) {
        if (!message.equals(logged)) {
            LOG.log(level, message);
            logged = message;
        }
    }

    private static String oneLine(FfmpegException failure) {
        return String.valueOf(failure.getMessage()).replaceAll("\\s+", " ");
    }
}
