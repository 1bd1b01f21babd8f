package io.reelay.ffmpeg;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// One run of a tool. Its output goes to files, so that no thread has to drain pipes and a chatty tool cannot block.
final class ToolRun {

    private static final int TAIL_BYTES = 2_000;

    private final Path tool;
    private final List<String> command = new ArrayList<>();

    ToolRun(Path tool, List<String> arguments) {
        this.tool = tool;
        command.add(tool.toString());
        command.addAll(arguments);
    }

    /// @return what the tool wrote to stdout
    /// @throws FfmpegException on a non-zero exit, or when the time is over, in which case the process is killed
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
                throw new FfmpegException("%s was killed after %s: %s".formatted(name(), timeout, tail(err)));
            }
            if (process.exitValue() != 0) {
                throw new FfmpegException("%s ended with %d: %s".formatted(name(), process.exitValue(), tail(err)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FfmpegException(name() + " was interrupted", e);
        } finally {
            process.destroyForcibly();
        }
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
