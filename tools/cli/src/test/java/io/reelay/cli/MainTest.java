package io.reelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.SimpleFileServer;
import com.sun.net.httpserver.SimpleFileServer.OutputLevel;
import io.reelay.cli.terminal.Terminal;
import io.reelay.testkit.http.ReceivedRequest;
import io.reelay.testkit.http.RecordingReceiver;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "help",
                "demo",
                "up",
                "down",
                "status",
                "submit",
                "watch",
                "wait",
                "jobs",
                "cancel",
                "models",
                "account",
                "completion",
                "test"
            })
    void everyCommandPrintsItsHelp(String command) {
        // When
        var usage = new StringWriter();
        var code = Main.commandLine(terminal(), Map.of())
                .setOut(new PrintWriter(usage))
                .execute(command, "--help");

        // Then
        assertThat(code).isZero();
        assertThat(usage.toString()).contains("Usage: reelay " + command);
    }

    @Test
    void anUnreachableServerIsReportedInOneSentence() {
        // Given
        var unreachable = Map.of("REELAY_URL", "http://127.0.0.1:1");

        // When
        var code = Main.commandLine(terminal(), unreachable).execute("jobs");

        // Then
        assertThat(code).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("reelay: cannot reach http://127.0.0.1:1")
                .hasLineCount(1);
    }

    @Test
    void aWrongArgumentIsReportedInOneSentence() {
        // When
        var code = Main.commandLine(terminal(), Map.of()).execute("up", "--sandbox-speed", "fast");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("reelay: Invalid value for option '--sandbox-speed': 'fast' is not a double;"
                        + " see ./reelay up --help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8080", "reelay", "ftp://127.0.0.1:8080", "http://a b"})
    void anInvalidUrlIsReportedWithItsSetting(String address) {
        // When
        var code = Main.commandLine(terminal(), Map.of("REELAY_URL", address)).execute("jobs");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("reelay: REELAY_URL is \"" + address + "\", but must be a URL")
                .hasLineCount(1);
    }

    @Test
    void requestPathIsBelowTheServerUrlWithEncodedIds() {
        try (var server = RecordingReceiver.start()) {
            // Given
            var environment = Map.of("REELAY_URL", server.url("/reelay/").toString(), "REELAY_API_KEY", "k");
            server.answer(404);

            // When
            var code = Main.commandLine(terminal(), environment).execute("watch", "a b/c");

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(server.requests())
                    .extracting(ReceivedRequest::path)
                    .containsExactly("/reelay/v1/jobs/a%20b%2Fc");
        }
    }

    @Test
    void aResponseThatIsNotJsonIsReported(@TempDir Path directory) throws IOException {
        var server = SimpleFileServer.createFileServer(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), directory, OutputLevel.NONE);
        try {
            // Given
            Files.writeString(Files.createDirectories(directory.resolve("v1")).resolve("account"), "<html>");
            server.start();
            var address = "http://127.0.0.1:" + server.getAddress().getPort();

            // When
            Main.commandLine(terminal(), Map.of("REELAY_URL", address)).execute("account");

            // Then
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .startsWith("reelay: " + address + " did not answer with valid JSON");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void anotherProcessWithTheSamePidCountsAsStopped(@TempDir Path directory) throws IOException {
        // Given
        var stranger = ProcessHandle.current().pid();
        Files.writeString(directory.resolve("state.json"), """
                {"pid": %1$d, "parts": [{"name": "intake", "kind": "service", "pid": %1$d, "port": 8080,
                "url": "http://127.0.0.1:8080", "state": "ready", "readyAfterMillis": 900}]}
                """.formatted(stranger));

        // When
        Main.commandLine(terminal(), Map.of("REELAY_HOME", directory.toString()))
                .execute("status", "--json");

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("\"state\":\"stopped\"", "\"pid\":0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        sumbit               | unknown command "sumbit"; did you mean submit?
        submit --model m --promt x | unknown option "--promt"; did you mean --prompt?
        jobs --jsn           | unknown option "--jsn"; did you mean --json?
        account job_1        | unknown argument "job_1"; see ./reelay account --help
        """)
    void aMisspeltWordGetsASuggestion(String words, String sentence) {
        // When
        var code = Main.run(terminal(), Map.of(), words.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("reelay: " + sentence)
                .contains("ee ./reelay")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--version", "-V", "up --version", "jobs --version"})
    void versionIsPrinted(String words) {
        // When
        var code = Main.run(terminal(), Map.of(), words.split(" "));

        // Then
        assertThat(code).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("reelay [0-9]+\\.[0-9]+\\.[0-9]+(-SNAPSHOT)?\\R");
    }

    @Test
    void helpListsTheExitCodes() {
        // When
        Main.run(terminal(), Map.of(), "--help");

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.matches(" *0 +The command succeeded;.*"))
                .anyMatch(line -> line.matches(" *3 +The server cannot be reached\\."))
                .anyMatch(line -> line.matches(" *5 +The job was cancelled\\."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"up --only nothing", "up --workers nobody=2", "up --workers runway=0", "up --sandbox-speed 0"})
    void aWrongOptionOfUpIsAUsageError(String words, @TempDir Path directory) {
        // When
        var code = Main.run(terminal(), Map.of("REELAY_HOME", directory.toString()), words.split(" "));

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("reelay: ").hasLineCount(1);
    }

    @Test
    void anInvalidApiKeyIsReportedButNotPrinted() {
        // When
        var code = Main.run(terminal(), Map.of("REELAY_API_KEY", "schlüssel"), "jobs");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("reelay: REELAY_API_KEY is not a valid key: it has characters other than visible ASCII\n");
    }

    @ParameterizedTest
    @CsvSource({"succeeded,0", "failed,1", "expired,4", "cancelled,5"})
    void exitCodeShowsHowTheJobEnded(String status, int expected) {
        var job = """
                {"id": "job_1", "status": "%s", "terminal": true}\
                """.formatted(status);
        try (var server = ApiServer.answering(job)) {
            // When
            var watched = Main.run(terminal(), server.environment(), "watch", "job_1");
            var waited = Main.run(terminal(), server.environment(), "wait", "job_1");

            // Then
            assertThat(watched).isEqualTo(expected);
            assertThat(waited).isEqualTo(expected);
        }
    }

    @Test
    void aWaitThatTakesTooLongTimesOut() {
        try (var server = ApiServer.answering("""
                {"id": "job_1", "status": "running", "terminal": false}\
                """)) {
            // When
            var code = Main.run(terminal(), server.environment(), "wait", "job_1", "--timeout", "0");

            // Then
            assertThat(code).isEqualTo(4);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("reelay: job_1 is still running after 0 s; use --timeout to wait longer\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "models", "account"})
    void jsonOptionPrintsTheResponseOfTheServer(String command) {
        var answer = """
                {"items":[{"id":"job_1","name":"runway/gen4_turbo"}],"nextCursor":null}\
                """;
        try (var server = ApiServer.answering(answer)) {
            // When
            var code = Main.run(terminal(), server.environment(), command, "--json");

            // Then
            assertThat(code).isZero();
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(answer + "\n");
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    @Test
    void accountIsPrintedAsATable() {
        try (var server = ApiServer.answering("""
                {"id": "acc_1", "name": "dev", "plan": "free",
                 "credits": {"balance": 100, "reserved": 25, "available": 75},
                 "limits": {"requestsPerMinute": {"limit": 10, "remaining": 8, "resetAt": "2026-01-01T00:00:00Z"},
                            "jobsPerDay": {"limit": null, "remaining": null, "resetAt": null}}}\
                """)) {
            // When
            Main.run(terminal(), server.environment(), "account");

            // Then
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("""
                    ACCOUNT  NAME  PLAN  BALANCE  RESERVED  AVAILABLE
                    acc_1    dev   free  100      25        75

                    LIMIT              VALUE      REMAINING  RESET
                    requestsPerMinute  10         8          2026-01-01T00:00:00Z
                    jobsPerDay         unlimited
                    """);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs", "jobs --json", "--help", "completion bash", "--version"})
    void aFailedWriteIsAnError(String words) {
        try (var server = ApiServer.answering("{\"items\":[]}")) {
            // Given
            var full = new Terminal(failing("No space left on device"), err, false);

            // When
            var code = Main.run(full, server.environment(), words.split(" "));

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .isEqualTo("reelay: cannot write to standard output: No space left on device\n");
        }
    }

    @Test
    void aClosedPipeEndsTheCommandWithoutAMessage() {
        try (var server = ApiServer.answering("{\"items\":[]}")) {
            // Given
            var piped = new Terminal(failing("Broken pipe"), err, false);

            // When
            var code = Main.run(piped, server.environment(), "jobs");

            // Then
            assertThat(code).isEqualTo(1);
            assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        }
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(message);
            }
        };
    }

    private Terminal terminal() {
        return new Terminal(new PrintStream(out, true), new PrintStream(err, true), false);
    }
}
