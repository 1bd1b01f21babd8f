package io.reelay.localstack.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {

    private static final long MORE_THAN_AN_ARRAY_HOLDS = 3L << 30;

    private final Path log;

    LogTailTest(@TempDir Path directory) {
        this.log = directory.resolve("part.log");
    }

    @Test
    void readsOnlyTheEndOfALog() throws IOException {
        // Given
        try (var file = new RandomAccessFile(log.toFile(), "rw")) {
            file.seek(MORE_THAN_AN_ARRAY_HOLDS);
            file.write("\nstarting\nthe disk is full\n".getBytes(StandardCharsets.UTF_8));
        }

        // When
        var tail = LogTail.of(log, 2);

        // Then
        assertThat(tail).containsExactly("starting", "the disk is full");
    }
}
