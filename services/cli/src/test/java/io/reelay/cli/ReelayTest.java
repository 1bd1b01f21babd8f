package io.reelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import io.reelay.cli.terminal.Terminal;
import io.reelay.testkit.http.ReceivedRequest;
import io.reelay.testkit.http.RecordingReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReelayTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help", "demo", "up", "down", "status", "submit", "watch", "wait", "jobs", "cancel", "models",
                "account", "test"
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

    @Test
    void aWrongArgumentIsOneSentence() {
        // When
        var code = Reelay.commandLine(terminal(), Map.of()).execute("up", "--sandbox-speed", "fast");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("reelay: Invalid value for option '--sandbox-speed': 'fast' is not a double;"
                        + " see ./reelay up --help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "reelay", "ftp://127.0.0.1:8080", "http://a b"})
    void anAddressOfAnotherKindIsNamedWithItsSetting(String address) {
        // When
        var code = Reelay.commandLine(terminal(), Map.of("REELAY_URL", address)).execute("jobs");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("reelay: REELAY_URL is \"" + address + "\", but has to be")
                .hasLineCount(1);
    }

    @Test
    void aRequestGoesBelowTheAddressWithItsIdsEncoded() {
        try (var server = RecordingReceiver.start()) {
            // Given
            var environment = Map.of("REELAY_URL", server.url("/reelay/").toString(), "REELAY_API_KEY", "k");
            server.answer(404);

            // When
            var code = Reelay.commandLine(terminal(), environment).execute("watch", "a b/c");

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(server.requests())
                    .extracting(ReceivedRequest::path)
                    .containsExactly("/reelay/v1/jobs/a%20b%2Fc");
        }
    }

    @Test
    void anAnswerThatIsNotOursIsNotTakenForSilence(@TempDir Path directory) throws IOException {
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), directory, OutputLevel.NONE);
        try {
            // Given
            Files.writeString(Files.createDirectories(directory.resolve("v1")).resolve("account"), "<html>");
            server.start();
            var address = "http://127.0.0.1:" + server.getAddress().getPort();

            // When
            Reelay.commandLine(terminal(), Map.of("REELAY_URL", address)).execute("account");

            // Then
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("reelay: " + address + " answers, but not as Reelay does");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aStrangerWithTheNumberOfAServiceIsNotTakenForIt(@TempDir Path directory) throws IOException {
        // Given
        var stranger = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("state.json"), """
                {"pid": %1$d, "parts": [{"name": "intake", "kind": "service", "pid": %1$d, "port": 8080,
                "url": "http://127.0.0.1:8080", "state": "ready", "readyAfterMillis": 900}]}
                """.formatted(stranger));

        // When
        Reelay.commandLine(terminal(), Map.of("REELAY_HOME", directory.toString()))
                .execute("status", "--json");

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"state\":\"stopped\"", "\"pid\":0");
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(out, true), new PrintStream(err, true), false);
    }
}
