package io.reelay.localstack.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A PostgreSQL server that still runs on a data directory because its supervising process was killed.
public final class PostgresOrphan {

    private static final long TIMEOUT_SECONDS = 8;

    private PostgresOrphan() {}

    /// Stops the server, if there is one, and waits for its end. Clients are disconnected; committed data is on disk.
    public static void stop(Path data) {
        var pidFile = data.resolve("postmaster.pid");
        server(pidFile).ifPresentOrElse(PostgresOrphan::stop, () -> deletePidFile(pidFile));
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
            // SIGINT requests a fast shutdown; SIGTERM would wait for all clients to disconnect.
            new ProcessBuilder("kill", "-INT", Long.toString(server.pid()))
                    .start()
                    .waitFor();
            server.onExit().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (IOException | ExecutionException | TimeoutException failed) {
            server.destroyForcibly();
            server.onExit().join();
        } catch (InterruptedException interrupted) {
            server.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// After a crash, the pid in the file can belong to another program, and PostgreSQL would refuse to start.
    private static void deletePidFile(Path pidFile) {
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException kept) {
            throw new UncheckedIOException("cannot delete " + pidFile, kept);
        }
    }
}
