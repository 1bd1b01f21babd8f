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

/// One run of a tool. Its output goes to files, so that no thread has to drain pipes and a chatty tool cannot block.
final class ToolRun {

    private static final int TAIL_BYTES = 2_000;

    /// Exits of a shell and of the dynamic loader: the tool cannot be executed, or a library is missing.
    private static final Set<Integer> NOT_STARTED = Set.of(126, 127);

    /// Errors of this machine, as 256 minus the number of the error: no such file (the one that we wrote is gone), no
    /// thread, no memory, no permission, too many open files, no room on the disk, a disk that cannot be written.
    /// 255 is a stop by a signal.
    private static final Set<Integer> STOPPED = Set.of(254, 245, 244, 243, 233, 232, 228, 226, 255);

    /// An exit of 128 and the signal's number.
    private static final int FIRST_SIGNAL = 129;

    private static final int LAST_SIGNAL = 159;

    private final Path tool;
    private final List<String> command = new ArrayList<>();

    ToolRun(Path tool, List<String> arguments) {
        this.tool = tool;
        command.add(tool.toString());
        command.addAll(arguments);
    }

    /// @return what the tool wrote to stdout
    /// @throws MediaRefused    on a non-zero exit of its own
    /// @throws FfmpegException when it could not be started, could not run to its end, or when the time is over, in
    ///     which case it is killed
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
                throw isOfTheTool(exit) ? FfmpegException.outage(message) : new InvalidMediaException(message);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw FfmpegException.outage(name() + " was interrupted");
        } finally {
            process.destroyForcibly();
        }
    }

    private static boolean isOfTheTool(int exit) {
        return NOT_STARTED.contains(exit) || STOPPED.contains(exit) || exit >= FIRST_SIGNAL && exit <= LAST_SIGNAL;
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
