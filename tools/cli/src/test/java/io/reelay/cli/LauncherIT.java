package io.reelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.reelay.cli.jobs.ReelayClient;
import io.reelay.localstack.BuildLayout;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs the real script in a separate JVM, in a work tree that holds only the built command line.
class LauncherIT {

    private static final String PROMPT = "東京の夜 🌊 café \"quoted\" back\\slash";

    private final Path tree;
    private final Path out;
    private final Path err;
    private final ApiServer server = ApiServer.answering("""
            {"id": "job_1", "items": [{"name": "runway/gen4_turbo", "title": "Gen-4 夜"}]}\
            """);

    LauncherIT(@TempDir Path directory) throws IOException {
        tree = Files.createDirectory(directory.resolve("reelay-夜"));
        out = directory.resolve("out");
        err = directory.resolve("err");
    }

    @BeforeEach
    void createWorkTree() throws IOException {
        var root = BuildLayout.find().root();
        Files.copy(root.resolve("reelay"), tree.resolve("reelay"), StandardCopyOption.COPY_ATTRIBUTES);
        var classes = Files.createDirectories(tree.resolve("tools/cli/target/classes/io/reelay/cli"));
        try (var main = Main.class.getResourceAsStream("Main.class")) {
            Files.copy(Objects.requireNonNull(main), classes.resolve("Main.class"));
        }
        writeJarWithClassPath(Files.createDirectories(tree.resolve("tools/cli/target/lib")));
    }

    /// Writes a jar whose manifest lists the class path of this test.
    private static void writeJarWithClassPath(Path libraries) throws IOException {
        var entries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, entries);
        new JarOutputStream(Files.newOutputStream(libraries.resolve("all.jar")), manifest).close();
    }

    @AfterEach
    void stopTheServer() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"C", "POSIX", ""})
    void promptIsUnchangedInEveryLocale(String locale) throws IOException, InterruptedException {
        // When
        var code = run(Map.of("LC_ALL", locale), "./reelay submit --model m --prompt \"$PROMPT\" --seed 42");

        // Then
        assertThat(text(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(text(out)).isEqualTo("job_1\n");
        assertThat(sentRequest()).isEqualTo(Map.of("model", "m", "prompt", PROMPT, "seed", 42));
    }

    @Test
    void fileNamesAndSettingsAreReadInEveryLocale() throws IOException, InterruptedException {
        // Given
        Files.writeString(tree.resolve("東京 🌊.png"), "image");

        // When
        var code = run(
                Map.of("LC_ALL", "C", "REELAY_HOME", tree.resolve("é夜").toString()),
                "./reelay submit --model m --image '東京 🌊.png' && ./reelay models && ./reelay down");

        // Then
        assertThat(text(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(server.bodies().getFirst()).contains("filename=\"東京 🌊.png\"");
        assertThat(text(out)).contains("Gen-4 夜", "Reelay is not running from " + tree.resolve("é夜") + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-Duser.language=ar -Duser.country=EG",
                "-Duser.language=fa",
                "-Duser.language=bn",
                "-Duser.language=ne"
            })
    void defaultUrlHasAsciiDigitsInEveryLanguage(String options) throws IOException, InterruptedException {
        // Given
        var port = Integer.toString(server.port());

        // When
        var code = run(
                Map.of(
                        "JDK_JAVA_OPTIONS",
                        options,
                        "_JAVA_OPTIONS",
                        options,
                        "REELAY_URL",
                        "",
                        "REELAY_INTAKE_PORT",
                        port),
                "./reelay submit --model m --duration 10 --seed 42 && ./reelay jobs --limit 15");

        // Then
        assertThat(code).isZero();
        assertThat(sentRequest()).isEqualTo(Map.of("model", "m", "duration", 10, "seed", 42));
        assertThat(server.paths()).containsExactly("/v1/jobs", "/v1/jobs?limit=15");
        assertThat(text(out)).contains("0 %").matches("\\p{ASCII}+");
    }

    @Test
    void aFailedWriteIsReportedInOneSentence() throws IOException, InterruptedException {
        // When
        var code = run(Map.of(), "./reelay models > /dev/full");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(text(err)).isEqualTo("reelay: cannot write to standard output: No space left on device\n");
    }

    @Test
    void aClosedOutputIsReportedInOneSentence() throws IOException, InterruptedException {
        // When
        var code = run(Map.of(), "./reelay models >&-");

        // Then
        assertThat(code).isEqualTo(1);
        assertThat(text(err)).isEqualTo("reelay: standard output is closed; redirect it to a file or to /dev/null\n");
    }

    @Test
    void aClosedPipeEndsTheCommandWithoutAMessage() throws IOException, InterruptedException {
        // When
        var code = run(Map.of(), "{ ./reelay models; echo \"code $?\" >&2; } | true");

        // Then
        assertThat(code).isZero();
        assertThat(text(err)).isEqualTo("code 1\n");
    }

    @Test
    void aMisspeltCommandIsAUsageErrorWithASuggestion() throws IOException, InterruptedException {
        // When
        var code = run(Map.of(), "./reelay sumbit --prompt x");

        // Then
        assertThat(code).isEqualTo(2);
        assertThat(text(err))
                .isEqualTo("reelay: unknown command \"sumbit\"; did you mean submit? See ./reelay --help\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionScriptIsValidAndListsEveryCommand(String shell) throws IOException, InterruptedException {
        // When
        var check = shell.equals("fish") ? "fish --no-execute" : shell + " -n";
        var code = run(
                Map.of(),
                "./reelay completion " + shell + " > script && if command -v " + shell + "; then " + check
                        + " script; fi");

        // Then
        assertThat(text(err)).isEmpty();
        assertThat(code).isZero();
        assertThat(text(tree.resolve("script"))).contains("submit", "completion", "prompt", "reelay");
    }

    @Test
    void bashCompletesCommandsAndOptions() throws IOException, InterruptedException {
        // When
        run(Map.of(), """
                source <(./reelay completion bash)
                complete_line() { COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _complete_reelay; echo "${COMPREPLY[@]}"; }
                complete_line reelay sub
                complete_line reelay submit --pro
                complete_line reelay completion z
                """);

        // Then
        assertThat(text(out)).isEqualTo("submit\n--prompt\nzsh\n");
    }

    private Map<?, ?> sentRequest() throws JsonProcessingException {
        return ReelayClient.JSON.readValue(server.bodies().getFirst(), Map.class);
    }

    private int run(Map<String, String> environment, String script) throws IOException, InterruptedException {
        var command = new ProcessBuilder("bash", "-c", script)
                .directory(tree.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        command.environment().keySet().removeIf(name -> name.startsWith("REELAY_") || name.startsWith("LC_"));
        command.environment().put("JAVA_HOME", System.getProperty("java.home"));
        command.environment().put("PROMPT", PROMPT);
        command.environment().putAll(server.environment());
        command.environment().putAll(environment);
        return command.start().waitFor();
    }

    private static String text(Path file) throws IOException {
        return Files.readString(file);
    }
}
