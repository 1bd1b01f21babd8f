package io.reelay.uploader.archive;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The temporary directories of this process, in a parent directory named after its process id. At the next start,
/// the directories of dead processes are deleted and those of running processes are kept. Thread-safe.
@ApplicationScoped
class TempDirectories {

    private static final Logger LOG = Logger.getLogger(TempDirectories.class);
    private static final String PREFIX = "reelay-archive-";

    private final Path parent;
    private final long processId = ProcessHandle.current().pid();

    TempDirectories(@ConfigProperty(name = "java.io.tmpdir") Path parent) {
        this.parent = parent;
    }

    TempDirectory open() {
        try {
            Path own = Files.createDirectories(parent.resolve(PREFIX + processId));
            return new TempDirectory(Files.createTempDirectory(own, "copy-"));
        } catch (IOException e) {
            throw new UncheckedIOException("The directory for temporary files cannot be used", e);
        }
    }

    void deleteLeftovers(@Observes @Priority(-50) StartupEvent event) {
        deleteLeftovers();
    }

    void deleteLeftovers() {
        try (var directories = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path directory : directories) {
                if (isLeftover(directory)) {
                    delete(directory);
                    LOG.infof("archive.leftover.deleted directory=%s", directory);
                }
            }
        } catch (IOException e) {
            LOG.warnf("archive.leftover.kept directory=%s cause=%s", parent, e);
        }
    }

    /// A directory with our own process id belongs to an earlier process with the same id.
    private boolean isLeftover(Path directory) {
        String id = directory.getFileName().toString().substring(PREFIX.length());
        try {
            long owner = Long.parseLong(id);
            return owner == processId || ProcessHandle.of(owner).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void delete(Path directory) throws IOException {
        try (var content = Files.walk(directory)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
