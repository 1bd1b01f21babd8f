package io.reelay.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// One run of a tool. Its output goes to files, so no thread has to drain pipes and verbose output cannot block the
/// tool.
final class ToolRun {

    private static final int TAIL_BYTES = 2_000;

    /// Exit codes of shells and of the dynamic loader: the tool is not executable, or a library is missing.
    private static final Set<Integer> NOT_STARTED = Set.of(126, 127);

    /// Failures of this machine, as 256 minus errno: no such file (our own file is gone), no thread, no memory, no
    /// permission, too many open files, disk full, read-only disk. 255 means that a signal stopped the tool.
    private static final Set<Integer> MACHINE_FAILURES = Set.of(254, 245, 244, 243, 233, 232, 228, 226, 255);

    /// A signal ends a process with 128 plus its number.
    private static final int FIRST_SIGNAL = 129;

    private static final int LAST_SIGNAL = 159;

    private final Path tool;
    private final List<String> command = new ArrayList<>();

    ToolRun(Path tool, List<String> arguments) {
        this.tool = tool;
        command.add(tool.toString());
        command.addAll(arguments);
    }

    /// @return the standard output of the tool
    /// @throws InvalidMediaException if the tool itself exits with a non-zero code
    /// @throws FfmpegException if the tool cannot start, was stopped, or timed out and was killed
    String within(Duration timeout) {
        try {
            Path out = Files.createTempFile("reelay-tool", ".out");
            Path err = Files.createTempFile("reelay-tool", ".err");
            try {
                ProcessBuilder run =
                        new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
                await(run.start(), timeout, err);
                return Files.readString(out);
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        } catch (IOException e) {
            throw new FfmpegException("%s cannot be run: %s".formatted(tool, e.getMessage()), e);
        }
    }

    private void await(Process process, Duration timeout, Path err) throws IOException {
        try {
            if (!process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw FfmpegException.outage("%s was killed after %s: %s".formatted(name(), timeout, tail(err)));
            }
            int exit = process.exitValue();
            if (exit != 0) {
                String message = "%s ended with %s: %s".formatted(name(), exit, tail(err));
                throw isToolFailure(exit) ? FfmpegException.outage(message) : new InvalidMediaException(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FfmpegException.outage(name() + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isToolFailure(int exit) {
        return NOT_STARTED.contains(exit)
                || MACHINE_FAILURES.contains(exit)
                || exit >= FIRST_SIGNAL && exit <= LAST_SIGNAL;
    }

    private Path name() {
        Path file = tool.getFileName();
        return file == null ? tool : file;
    }

    private static String tail(Path file) throws IOException {
        try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
            content.seek(Math.max(0, content.length() - TAIL_BYTES));
            byte[] rest = new byte[(int) Math.min(TAIL_BYTES, content.length())];
            content.readFully(rest);
            return new String(rest, StandardCharsets.UTF_8).strip();
        }
    }
}
