package io.reelay.sandbox.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/// Files that are created once, on first use, and kept over a restart. A file is either complete or absent.
final class FileCache {

    private final Path folder;
    private final ConcurrentMap<String, CompletableFuture<Path>> made = new ConcurrentHashMap<>();

    FileCache(Path folder) {
        this.folder = folder;
    }

    /// Blocks until the file exists. Concurrent callers with the same name share one creation.
    Path file(String name, Consumer<Path> maker) {
        CompletableFuture<Path> mine = new CompletableFuture<>();
        CompletableFuture<Path> first = made.putIfAbsent(name, mine);
        if (first != null) {
            return first.join();
        }
        try {
            mine.complete(findOrMake(name, maker));
        } catch (RuntimeException e) {
            made.remove(name, mine);
            mine.completeExceptionally(e);
        }
        return mine.join();
    }

    private Path findOrMake(String name, Consumer<Path> maker) {
        try {
            Path file = folder.resolve(name);
            if (!Files.exists(file)) {
                Files.createDirectories(folder);
                Path part = Files.createTempFile(folder, "part-", "-" + name);
                try {
                    maker.accept(part);
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(part);
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
