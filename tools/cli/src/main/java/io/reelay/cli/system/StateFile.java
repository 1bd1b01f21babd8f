package io.reelay.cli.system;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.reelay.cli.terminal.CliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/// The file that holds the [SystemState] for commands in other processes.
record StateFile(Path file) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static StateFile in(Path directory) {
        return new StateFile(directory.resolve("state.json"));
    }

    Optional<SystemState> read() {
        try {
            return Files.exists(file)
                    ? Optional.of(JSON.readValue(file.toFile(), SystemState.class))
                    : Optional.empty();
        } catch (IOException halfWritten) {
            throw new CliException("cannot read " + file + ": " + CliException.sentence(halfWritten), halfWritten);
        }
    }

    void write(SystemState state) {
        try {
            var fresh = file.resolveSibling("state.json.new");
            JSON.writeValue(fresh.toFile(), state);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException full) {
            throw new CliException("cannot write " + file + ": " + CliException.sentence(full), full);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            throw new CliException("cannot delete " + file, kept);
        }
    }
}
