package io.reelay.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.cli.terminal.Terminal;
import io.reelay.localstack.process.JavaProgram;
import io.reelay.localstack.process.Readiness;
import io.reelay.localstack.supervisor.Unit;
import io.reelay.localstack.supervisor.UnitStatus;
import io.reelay.localstack.supervisor.UnitStatus.State;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatusDisplayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Path directory;

    StatusDisplayTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void laterFailuresArePrintedBelowTheBlock() throws IOException {
        // Given
        Files.writeString(directory.resolve("s3.log"), "the disk is full\n");
        var display = display(directory);

        // When
        report(display, State.STARTING, State.READY, State.RESTARTING, State.FAILED, State.RESTARTING, State.FAILED);

        // Then
        assertThat(printed().lines().filter(line -> !line.isBlank()))
                .containsExactly(
                        "  s3                  9000   ready       1.0 s",
                        "s3 has exited and is being restarted",
                        "s3 could not be restarted; it will be retried. The end of its log:",
                        "  │ the disk is full",
                        "s3 has exited and is being restarted",
                        "s3 could not be restarted; it will be retried. The end of its log:",
                        "  │ the disk is full");
    }

    @Test
    void aFailedWriteOfTheStateIsOnlyReported() {
        // Given
        var display = display(directory.resolve("missing"));

        // When
        report(display, State.READY);

        // Then
        assertThat(printed()).contains("s3 ", "reelay: cannot write");
    }

    private StatusDisplay display(Path place) {
        var stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new StatusDisplay(new Terminal(stream, stream, false), StateFile.in(place));
    }

    private void report(StatusDisplay display, State... states) {
        var program = new JavaProgram("Main", List.of(), List.of(), List.of(), Map.of(), directory.resolve("s3.log"));
        var unit = new Unit("s3", Unit.Kind.PART, 9000, "http://127.0.0.1:9000", program, new Readiness.Announced());
        List.of(states).forEach(state -> display.accept(new UnitStatus(unit, state, 0, Duration.ofSeconds(1))));
    }

    private String printed() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
