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

/// The directory that holds everything a system on this machine leaves behind: data, logs, and who runs.
public final class SystemDirectory implements AutoCloseable {

    private static final List<String> DATA = List.of("kafka", "postgres", "s3", "logs");

    private final Path directory;
    private final FileChannel lock;

    private SystemDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /// `.reelay` in the work tree, unless `REELAY_HOME` names another.
    public static Path directory(Map<String, String> environment) {
        var named = environment.getOrDefault("REELAY_HOME", "");
        return named.isBlank()
                ? BuildLayout.find().root().resolve(".reelay")
                : Path.of(named).toAbsolutePath();
    }

    /// Takes the directory for this process alone, until it is closed or the process ends.
    public static SystemDirectory take(Path directory) {
        try {
            Files.createDirectories(directory);
            var channel =
                    FileChannel.open(directory.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                throw new CliException("Reelay already runs from " + directory + "; ./reelay down stops it");
            }
            return new SystemDirectory(directory, channel);
        } catch (IOException refused) {
            throw new CliException("cannot write to " + directory + ": " + CliException.sentence(refused), refused);
        }
    }

    public Path directory() {
        return directory;
    }

    /// Makes sure that nothing of a run that was killed still works on the data.
    public void settle() {
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
