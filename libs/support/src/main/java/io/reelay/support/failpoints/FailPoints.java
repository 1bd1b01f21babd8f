package io.reelay.support.failpoints;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Lets a test kill the process at a named point, as `kill -9` would: no shutdown hook runs and no buffer is flushed.
/// Without `REELAY_CRASH_AT` it does nothing.
///
/// `REELAY_CRASH_AT` lists the points. `REELAY_CRASH_ONCE_DIR` is a folder that gets a file for each point that was
/// reached, so that the restarted process passes the point.
@ApplicationScoped
public class FailPoints {
    private static final int KILLED = 137;

    private final List<String> armed;
    private final Optional<Path> markers;

    FailPoints(
            @ConfigProperty(name = "REELAY_CRASH_AT") Optional<List<String>> armed,
            @ConfigProperty(name = "REELAY_CRASH_ONCE_DIR") Optional<Path> markers) {
        this.armed = armed.orElse(List.of());
        this.markers = markers;
    }

    /// Halts the process if this point is armed and was not reached before.
    public void reached(String point) {
        if (armed.contains(point) && firstTime(point)) {
            Runtime.getRuntime().halt(KILLED);
        }
    }

    private boolean firstTime(String point) {
        if (markers.isEmpty()) {
            return true;
        }
        try {
            Files.createFile(markers.get().resolve(point));
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (IOException e) {
            throw new IllegalStateException("REELAY_CRASH_ONCE_DIR cannot be written: " + markers.get(), e);
        }
    }
}
