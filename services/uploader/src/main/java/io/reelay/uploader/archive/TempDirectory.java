package io.reelay.uploader.archive;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A folder for one copy, gone with everything in it when the copy is done.
record TempDirectory(Path folder) implements AutoCloseable {

    Path file(String name) {
        return folder.resolve(name);
    }

    @Override
    public void close() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("The temporary folder " + folder + " cannot be emptied", e);
        }
    }
}
