package io.reelay.localstack.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The end of a log, where the reason usually stands.
public final class LogTail {

    private LogTail() {}

    public static List<String> of(Path log, int lines) {
        try {
            var text = new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return text.subList(Math.max(0, text.size() - lines), text.size());
        } catch (IOException unreadable) {
            return List.of("(no log at " + log + ")");
        }
    }
}
