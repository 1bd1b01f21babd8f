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

/// Locates the first pair of tools that runs, and repeats the search after failures. So a service recovers without
/// a restart when a missing library is installed. Every change is logged once. Thread-safe.
final class ToolLocator {

    private static final System.Logger LOG = System.getLogger(ToolLocator.class.getName());

    /// How long a successful test is valid. Frequent readiness calls must be cheap.
    static final Duration TRUSTED = Duration.ofSeconds(30);

    private static final String INSTALL = "on Debian and Ubuntu install the packages libdrm2, libxcb1, libxcb-shm0 and"
            + " libasound2 (libasound2t64 on newer releases), or the package ffmpeg, or set " + Ffmpeg.DIRECTORY_SETTING
            + " to the directory of an ffmpeg and ffprobe that run";

    private final List<Candidate> candidates;
    private final String remedy;
    private final Duration trusted;
    private @Nullable ToolPair running;
    private long testedAt;
    private String logged = "";

    /// @param located throws [FfmpegException] if the tools are missing
    private record Candidate(String name, Supplier<ToolPair> located) {}

    private ToolLocator(List<Candidate> candidates, String remedy, Duration trusted) {
        this.candidates = candidates;
        this.remedy = remedy;
        this.trusted = trusted;
    }

    /// Uses only the tools of this directory.
    static ToolLocator chosen(Path directory, Duration trusted) {
        return new ToolLocator(
                List.of(new Candidate("the ffmpeg of " + Ffmpeg.DIRECTORY_SETTING, () -> ToolPair.in(directory))),
                "install what it needs, or set another directory",
                trusted);
    }

    /// Uses the bundled tools, or the system's tools if the bundled ones cannot run.
    ///
    /// @param trusted how long [#tested] relies on a successful test
    static ToolLocator bundled(Supplier<Path> directory, String searchPath, Duration trusted) {
        return new ToolLocator(
                List.of(
                        new Candidate("the bundled ffmpeg", () -> ToolPair.in(directory.get())),
                        new Candidate("the system's ffmpeg", () -> ToolPair.on(searchPath))),
                INSTALL,
                trusted);
    }

    /// Returns tools that passed their last test.
    ///
    /// @throws FfmpegException if no tools run
    synchronized ToolPair running() {
        if (running == null) {
            running = find();
            testedAt = System.nanoTime();
        }
        return running;
    }

    /// Returns tools that passed a test recently.
    ///
    /// @throws FfmpegException if no tools run
    synchronized ToolPair tested() {
        if (running != null && System.nanoTime() - testedAt > trusted.toNanos()) {
            running = null;
        }
        return running();
    }

    /// Forces a new test before the tools are used again.
    synchronized void invalidate(ToolPair tools) {
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
