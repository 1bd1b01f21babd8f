package io.reelay.uploader.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempDirectoriesTest {

    private static final long DEAD_PROCESS = Long.MAX_VALUE;

    private final Path parent;
    private final TempDirectories tempDirectories;

    TempDirectoriesTest(@TempDir Path parent) {
        this.parent = parent;
        this.tempDirectories = new TempDirectories(parent);
    }

    @Test
    void leftoversOfDeadProcessesAreDeletedAndDirectoriesOfRunningOnesAreKept() throws IOException {
        // Given
        Path leftBehind = copyOf(DEAD_PROCESS);
        Path ofAnEarlierProcess = copyOf(ProcessHandle.current().pid());
        long parentProcess = ProcessHandle.current().parent().orElseThrow().pid();
        Path ofARunningProcess = copyOf(parentProcess);
        Path unrelated = Files.createDirectory(parent.resolve("reelay-archive-unrelated"));

        // When
        tempDirectories.deleteLeftovers();

        // Then
        assertThat(leftBehind).doesNotExist();
        assertThat(ofAnEarlierProcess).doesNotExist();
        assertThat(ofARunningProcess).exists();
        assertThat(unrelated).exists();
    }

    @Test
    void closingATemporaryDirectoryDeletesItsContent() throws IOException {
        // Given
        TempDirectory directory = tempDirectories.open();
        Files.writeString(directory.file("result"), "content");

        // When
        directory.close();

        // Then
        assertThat(directory.directory()).doesNotExist();
    }

    private Path copyOf(long process) throws IOException {
        Path directory = Files.createDirectories(parent.resolve("reelay-archive-" + process + "/copy-1"));
        return Files.writeString(directory.resolve("result"), "content");
    }
}
