package io.reelay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ToolLocatorTest {

    private static final Duration LONG = Duration.ofDays(1);
    private static final Logger LOGGER = Logger.getLogger(ToolLocator.class.getName());

    private final RecordedLog log = new RecordedLog();
    private final Path directory;
    private final Path file;
    private final FakeTools bundled;

    ToolLocatorTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        this.file = directory.resolve("result");
        this.bundled = FakeTools.in(directory.resolve("bundled"), "of-the-bundled");
    }

    @BeforeEach
    void listen() {
        LOGGER.addHandler(log);
    }

    @AfterEach
    void stopListening() {
        LOGGER.removeHandler(log);
    }

    @Test
    void theBundledToolsAreUsedIfTheyRun() throws Exception {
        // Given
        FakeTools system = FakeTools.in(directory.resolve("system"), "of-the-system");

        // When
        Ffmpeg ffmpeg = ffmpeg(system.directory().toString());

        // Then
        assertThat(ffmpeg.probe(file).videoCodec()).isEqualTo("of-the-bundled");
        assertThat(log.lines)
                .containsExactly(
                        "INFO ffmpeg.found ffmpeg=" + bundled.directory().resolve("ffmpeg"));
    }

    @Test
    void theToolsOfTheSystemAreUsedIfTheBundledOnesLackALibrary() throws Exception {
        // Given
        bundled.lackLibrary("libxcb-shm.so.0");
        FakeTools system = FakeTools.in(directory.resolve("system"), "of-the-system");
        Path empty = Files.createDirectory(directory.resolve("empty"));

        // When
        Ffmpeg ffmpeg = ffmpeg(String.join(
                File.pathSeparator, "", empty.toString(), system.directory().toString()));

        // Then
        assertThat(ffmpeg.probe(file).videoCodec()).isEqualTo("of-the-system");
        assertThat(ffmpeg.problem()).isEmpty();
        assertThat(log.lines)
                .containsExactly(
                        "WARN ffmpeg.fallback ffmpeg=%1$s/ffmpeg ffprobe=%1$s/ffprobe".formatted(system.directory())
                                + " cause=the bundled ffmpeg cannot be used (ffmpeg ended with 127: "
                                + FakeTools.loaderMessage("libxcb-shm.so.0") + ")");
    }

    @Test
    void withoutRunningToolsTheProblemNamesTheMissingLibraryAndThePackages() throws Exception {
        // Given
        bundled.lackLibrary("libasound.so.2");

        // When
        Ffmpeg ffmpeg = ffmpeg("");

        // Then
        String message = "the bundled ffmpeg cannot be used (ffmpeg ended with 127: "
                + FakeTools.loaderMessage("libasound.so.2")
                + "), and the system's ffmpeg cannot be used (There is no ffmpeg on the PATH); on Debian and Ubuntu"
                + " install the packages libdrm2, libxcb1, libxcb-shm0 and libasound2 (libasound2t64 on newer"
                + " releases), or the package ffmpeg, or set REELAY_FFMPEG_DIR to the directory of an ffmpeg and"
                + " ffprobe that run.";
        assertThat(ffmpeg.problem()).contains(message);
        assertThatThrownBy(() -> ffmpeg.probe(file))
                .isExactlyInstanceOf(FfmpegException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessage(message);
        assertThat(log.lines).containsExactly("ERROR ffmpeg.missing " + message);
    }

    @Test
    void anInstalledLibraryIsFoundWithoutARestart() throws Exception {
        // Given
        bundled.lackLibrary("libxcb.so.1");
        Ffmpeg ffmpeg = ffmpeg("");
        assertThat(ffmpeg.problem()).isPresent();

        // When
        bundled.run("of-the-bundled");

        // Then
        assertThat(ffmpeg.problem()).isEmpty();
        assertThat(ffmpeg.probe(file).videoCodec()).isEqualTo("of-the-bundled");
        assertThat(log.lines)
                .last()
                .isEqualTo("INFO ffmpeg.found ffmpeg=" + bundled.directory().resolve("ffmpeg"));
    }

    @Test
    void toolsThatFailAtRuntimeAreReplacedAtTheNextAttempt() throws Exception {
        // Given
        FakeTools system = FakeTools.in(directory.resolve("system"), "of-the-system");
        Ffmpeg ffmpeg = ffmpeg(system.directory().toString());
        assertThat(ffmpeg.problem()).isEmpty();
        bundled.lackLibrary("libdrm.so.2");

        // When
        assertThatThrownBy(() -> ffmpeg.probe(file)).isExactlyInstanceOf(FfmpegException.class);

        // Then
        assertThat(ffmpeg.probe(file).videoCodec()).isEqualTo("of-the-system");
    }

    @Test
    void aSuccessfulTestIsValidForTheConfiguredTime() throws Exception {
        // Given
        Ffmpeg trusting = new Ffmpeg(ToolLocator.bundled(bundled::directory, "", LONG));
        Ffmpeg distrusting = new Ffmpeg(ToolLocator.bundled(bundled::directory, "", Duration.ZERO));
        assertThat(trusting.problem()).isEmpty();
        assertThat(distrusting.problem()).isEmpty();

        // When
        bundled.lackLibrary("libxcb.so.1");

        // Then
        assertThat(trusting.problem()).isEmpty();
        assertThat(distrusting.problem()).isPresent();
    }

    @Test
    void onlyTheDirectoryOfTheSettingIsUsed() throws Exception {
        // Given
        FakeTools chosen = FakeTools.in(directory.resolve("chosen"));
        chosen.fail(126, "cannot execute");

        // When
        Ffmpeg ffmpeg = Ffmpeg.locate(chosen.directory().toString());

        // Then
        assertThat(ffmpeg.problem())
                .contains("the ffmpeg of REELAY_FFMPEG_DIR cannot be used (ffmpeg ended with 126: cannot execute);"
                        + " install what it needs, or set another directory.");
    }

    private Ffmpeg ffmpeg(String searchPath) {
        Ffmpeg ffmpeg = new Ffmpeg(ToolLocator.bundled(bundled::directory, searchPath, LONG));
        ffmpeg.problem();
        return ffmpeg;
    }

    private static final class RecordedLog extends Handler {

        private final List<String> lines = new ArrayList<>();

        RecordedLog() {
            setLevel(Level.ALL);
        }

        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + line.getMessage());
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
