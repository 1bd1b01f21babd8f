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

/// The temporary folders of this process, under one that bears its number: what a killed process left behind can be
/// told from what another one is working on, and is deleted at the next start. Thread-safe.
@ApplicationScoped
class TempDirectories {

    private static final Logger LOG = Logger.getLogger(TempDirectories.class);
    private static final String PREFIX = "reelay-archive-";

    private final Path temporary;
    private final long process = ProcessHandle.current().pid();

    TempDirectories(@ConfigProperty(name = "java.io.tmpdir") Path temporary) {
        this.temporary = temporary;
    }

    TempDirectory open() {
        try {
            Path own = Files.createDirectories(temporary.resolve(PREFIX + process));
            return new TempDirectory(Files.createTempDirectory(own, "copy-"));
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be used", e);
        }
    }

    void deleteLeftovers(@Observes @Priority(-50) StartupEvent event) {
        deleteLeftovers();
    }

    void deleteLeftovers() {
        try (var folders = Files.newDirectoryStream(temporary, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isLeftover(folder)) {
                    delete(folder);
                    LOG.infof("archive.leftover.deleted folder=%s", folder);
                }
            }
        } catch (IOException e) {
            LOG.warnf("archive.leftover.kept folder=%s cause=%s", temporary, e);
        }
    }

    /// What bears our own number was left by a process of the same number before us.
    private boolean isLeftover(Path folder) {
        String number = folder.getFileName().toString().substring(PREFIX.length());
        try {
            long owner = Long.parseLong(number);
            return owner == process || ProcessHandle.of(owner).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var content = Files.walk(folder)) {
            for (Path path : content.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
