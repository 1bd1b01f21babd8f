package io.reelay.uploader.archive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TempDirectoriesTest {

    private static final long NOBODY = Long.MAX_VALUE;

    private final Path temporary;
    private final TempDirectories workspaces;

    TempDirectoriesTest(@TempDir Path temporary) {
        this.temporary = temporary;
        this.workspaces = new TempDirectories(temporary);
    }

    @Test
    void whatAKilledProcessLeftBehindIsDeletedAndWhatALivingOneWorksOnIsNot() throws IOException {
        // Given
        Path leftBehind = copyOf(NOBODY);
        Path ofAPredecessor = copyOf(ProcessHandle.current().pid());
        long parent = ProcessHandle.current().parent().orElseThrow().pid();
        Path underWay = copyOf(parent);
        Path strange = Files.createDirectory(temporary.resolve("reelay-archive-of-somebody-else"));

        // When
        workspaces.deleteLeftovers();

        // Then
        assertThat(leftBehind).doesNotExist();
        assertThat(ofAPredecessor).doesNotExist();
        assertThat(underWay).exists();
        assertThat(strange).exists();
    }

    @Test
    void aWorkspaceIsGoneWithEverythingInIt() throws IOException {
        // Given
        TempDirectory workspace = workspaces.open();
        Files.writeString(workspace.file("result"), "content");

        // When
        workspace.close();

        // Then
        assertThat(workspace.folder()).doesNotExist();
    }

    private Path copyOf(long process) throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("reelay-archive-" + process + "/copy-1"));
        return Files.writeString(folder.resolve("result"), "content");
    }
}
