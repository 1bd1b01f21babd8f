package io.reelay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the script `reelay` up to the build, in an empty work tree. The PATH has no ffmpeg, and the loader finds the
/// libraries of ffmpeg in a folder of this test.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LauncherTest {

    private static final List<String> COMMANDS = List.of(
            "cat", "dirname", "env", "find", "grep", "head", "mkdir", "mv", "sed", "tail", "tee", "touch", "true",
            "uname");
    private static final List<String> LIBRARIES =
            List.of("libdrm.so.2", "libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2");

    /// How every run ends that passes the ffmpeg check.
    private static final String BUILDS = "reelay: the build failed";

    private final Path checkout;
    private final Path commands;
    private final Path libraries;

    LauncherTest(@TempDir Path folder) throws IOException {
        checkout = Files.createDirectory(folder.resolve("checkout"));
        commands = Files.createDirectory(folder.resolve("commands"));
        libraries = Files.createDirectory(folder.resolve("libraries"));
    }

    @BeforeEach
    void prepare() throws IOException {
        Files.copy(repository().resolve("reelay"), checkout.resolve("reelay"));
        for (String command : COMMANDS) {
            script(command, "exec %s \"$@\"".formatted(found(command)));
        }
        script("maven", "exit 1");
        Path anyLibrary = Path.of(System.getProperty("java.home"), "lib", "libjli.so");
        for (String library : LIBRARIES) {
            Files.copy(anyLibrary, libraries.resolve(library));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "up", "test"})
    void aMissingLibraryIsReportedBeforeTheBuild(String command) throws Exception {
        // Given
        breakLibrary();

        // When
        Run run = reelay(command);

        // Then
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo("reelay: ffmpeg cannot run on this machine: the loader reports libxcb-shm.so.0 (file too"
                        + " short), and there is no working ffmpeg and ffprobe on the PATH; on Debian and"
                        + " Ubuntu install the packages libdrm2 libxcb1 libxcb-shm0 libasound2 (libasound2t64"
                        + " on newer releases), or the package ffmpeg\n");
    }

    @Test
    void buildStartsWhenTheLibrariesExist() throws Exception {
        assertThat(reelay("demo").output()).contains(BUILDS);
    }

    @Test
    void aWorkingFfmpegOnThePathIsEnough() throws Exception {
        // Given
        breakLibrary();
        script("ffmpeg", "[ \"$1\" = -version ]");
        script("ffprobe", "[ \"$1\" = -version ]");

        // When / Then
        assertThat(reelay("demo").output()).contains(BUILDS);
    }

    @Test
    void aBrokenFfmpegOnThePathIsNotEnough() throws Exception {
        // Given
        breakLibrary();
        script("ffmpeg", "exit 0");
        script("ffprobe", "exit 127");

        // When / Then
        assertThat(reelay("demo").output()).contains("libxcb-shm.so.0").doesNotContain(BUILDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo --help", "up --only intake,notifier", "jobs"})
    void commandsWithoutFfmpegSkipTheCheck(String arguments) throws Exception {
        // Given
        breakLibrary();

        // When / Then
        assertThat(reelay(arguments.split(" ", -1)).output()).contains(BUILDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Darwin", "FreeBSD"})
    void otherSystemsSkipTheCheck(String system) throws Exception {
        // Given
        breakLibrary();
        script("uname", "echo " + system);

        // When / Then
        assertThat(reelay("demo").output()).contains(BUILDS);
    }

    @Test
    void configuredFolderMustHoldWorkingTools() throws Exception {
        // When
        Run run = reelay(Map.of("REELAY_FFMPEG_DIR", libraries.toString()), "demo");

        // Then
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.output())
                .isEqualTo("reelay: ffmpeg and ffprobe in REELAY_FFMPEG_DIR=%s do not run\n".formatted(libraries));
    }

    private Run reelay(String... arguments) throws Exception {
        return reelay(Map.of(), arguments);
    }

    private Run reelay(Map<String, String> settings, String... arguments) throws Exception {
        List<String> command = Stream.concat(
                        Stream.of(
                                found("bash").toString(),
                                checkout.resolve("reelay").toString()),
                        Stream.of(arguments))
                .toList();
        ProcessBuilder run = new ProcessBuilder(command).redirectErrorStream(true);
        run.environment().clear();
        run.environment()
                .putAll(Map.of(
                        "PATH", commands.toString(),
                        "LD_LIBRARY_PATH", libraries.toString(),
                        "HOME", checkout.toString(),
                        "JAVA_HOME", System.getProperty("java.home"),
                        "REELAY_MVN", commands.resolve("maven").toString()));
        run.environment().putAll(settings);
        Process process = run.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), output);
    }

    private void breakLibrary() throws IOException {
        Files.write(libraries.resolve("libxcb-shm.so.0"), new byte[0]);
    }

    private void script(String name, String body) throws IOException {
        Path script = Files.writeString(commands.resolve(name), "#!" + found("sh") + "\n" + body + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static Path found(String command) {
        return Stream.of(Objects.requireNonNull(System.getenv("PATH")).split(":", -1))
                .map(folder -> Path.of(folder).resolve(command))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static Path repository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("docker-compose.yml")))
                .findFirst()
                .orElseThrow();
    }

    private record Run(int exit, String output) {}
}
