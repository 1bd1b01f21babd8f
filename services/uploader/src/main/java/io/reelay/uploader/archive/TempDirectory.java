package io.reelay.uploader.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A temporary directory for one copy. Closing deletes it with its content.
record TempDirectory(Path directory) implements AutoCloseable {

    Path file(String name) {
        return directory.resolve(name);
    }

    @Override
    public void close() {
        try (var files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(directory);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary directory " + directory + " cannot be deleted", e);
        }
    }
}
