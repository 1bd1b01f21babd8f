package io.reelay.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Reads the end of a log, which usually contains the reason of a failure.
public final class LogTail {

    private static final int MOST_BYTES = 64 * 1024;

    private LogTail() {}

    public static List<String> of(Path log, int lines) {
        try {
            var text = end(log).lines().toList();
            return text.subList(Math.max(0, text.size() - lines), text.size());
        } catch (IOException unreadable) {
            return List.of("(no log at " + log + ")");
        }
    }

    /// Logs can be large, so only their end is read.
    private static String end(Path log) throws IOException {
        try (var in = Files.newInputStream(log)) {
            in.skipNBytes(Math.max(0, Files.size(log) - MOST_BYTES));
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8);
        }
    }
}
