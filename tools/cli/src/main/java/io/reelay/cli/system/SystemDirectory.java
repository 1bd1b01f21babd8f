package io.reelay.cli.system;

import io.reelay.cli.terminal.CliException;
import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.postgres.PostgresOrphan;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The directory of a local system: data, logs and the state of its processes.
public final class SystemDirectory implements AutoCloseable {

    private static final List<String> DATA = List.of("kafka", "postgres", "s3", "logs");

    private final Path directory;
    private final FileChannel lock;

    private SystemDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /// `REELAY_HOME`, or `.reelay` in the work tree by default.
    public static Path directory(Map<String, String> environment) {
        var named = environment.getOrDefault("REELAY_HOME", "");
        return named.isBlank()
                ? BuildLayout.find().root().resolve(".reelay")
                : Path.of(named).toAbsolutePath();
    }

    /// Locks the directory for this process until [#close] or the end of the process.
    public static SystemDirectory lock(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new CliException("Reelay is already running from " + directory + "; stop it with ./reelay down");
            }
            return new SystemDirectory(directory, channel);
        } catch (IOException refused) {
            throw new CliException("cannot write to " + directory + ": " + CliException.sentence(refused), refused);
        }
    }

    public Path directory() {
        return directory;
    }

    /// Stops processes that a killed run left behind, so that they no longer use the data.
    public void stopOrphans() {
        StateFile.in(directory).read().ifPresent(OrphanProcesses::await);
        PostgresOrphan.stop(directory.resolve("postgres/data"));
    }

    /// Deletes all data and logs.
    public void empty() {
        for (var name : DATA) {
            try (var files = Files.walk(directory.resolve(name))) {
                for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            } catch (NoSuchFileException nothingThere) {
                continue;
            } catch (IOException kept) {
                throw new CliException("cannot delete " + CliException.sentence(kept), kept);
            }
        }
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException ending) {
            throw new CliException("cannot release " + directory, ending);
        }
    }
}
