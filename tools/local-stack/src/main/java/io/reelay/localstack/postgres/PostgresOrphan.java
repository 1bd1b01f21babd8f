package io.reelay.localstack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A server that still runs on a data directory, because whoever watched over it was killed.
public final class PostgresOrphan {

    private static final long PATIENCE_SECONDS = 8;

    private PostgresOrphan() {}

    /// Stops it, if there is one, and returns when it is gone: clients are cut off, everything committed is on disk.
    public static void stop(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        server(pidFile).ifPresentOrElse(PostgresOrphan::stop, () -> forget(pidFile));
    }

    private static Optional<ProcessHandle> server(Path pidFile) {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        try {
            var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
            return ProcessHandle.of(pid)
                    .filter(ProcessHandle::isAlive)
                    .filter(process -> process.info().command().orElse("").endsWith("/postgres"));
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle server) {
        try {
            // SIGINT is PostgreSQL's "fast shutdown"; SIGTERM would wait for every client to leave.
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException stubborn) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException hurried) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The number in a file left by a crash may belong to another program by now, and PostgreSQL would refuse to start.
    private static void forget(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException kept) {
            throw new UncheckedIOException("cannot delete " + pidFile, kept);
        }
    }
}
