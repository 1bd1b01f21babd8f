package io.reelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.reelay.cli.terminal.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReelayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {"demo", "up", "down", "status", "submit", "watch", "wait", "jobs", "cancel", "models", "account"
            })
    void everyCommandExplainsItself(String command) {
        // When
        var usage = new StringWriter();
        var code = Reelay.commandLine(terminal(), Map.of())
                .setOut(new PrintWriter(usage))
                .execute(command, "--help");

        // Then
        assertThat(code).isZero();
        assertThat(usage.toString()).contains("Usage: reelay " + command);
    }

    @Test
    void aServerThatIsNotThereIsOneSentence() {
        // Given
        var nobody = Map.of("REELAY_URL", "http://127.0.0.1:1");

        // When
        var code = Reelay.commandLine(terminal(), nobody).execute("jobs");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("reelay: no answer from http://127.0.0.1:1")
                .hasLineCount(1);
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(out, true), new PrintStream(err, true), false);
    }
}
