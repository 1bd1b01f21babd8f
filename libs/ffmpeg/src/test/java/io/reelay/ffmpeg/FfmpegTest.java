package io.reelay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Ffmpeg FFMPEG = Ffmpeg.locate();

    private static final List<String> ENDLESS = List.of("-f", "lavfi", "-i", "testsrc2", "-f", "null", "-");

    private static Path directory;
    private static Path clip;

    @BeforeAll
    static void encodesH264AndAac(@TempDir Path shared) {
        directory = shared;
        clip = directory.resolve("clip.mp4");
        FFMPEG.run(
                List.of(
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc2=s=320x180:r=24:d=2",
                        "-f",
                        "lavfi",
                        "-i",
                        "sine=d=2:r=48000",
                        "-c:v",
                        FFMPEG.h264Encoder(),
                        "-pix_fmt",
                        "yuv420p",
                        "-c:a",
                        "aac",
                        clip.toString()),
                MINUTE);
    }

    @Test
    void aProbeReturnsThePropertiesOfTheFile() {
        // When
        MediaInfo info = FFMPEG.probe(clip);

        // Then
        assertThat(info.width()).isEqualTo(320);
        assertThat(info.height()).isEqualTo(180);
        assertThat(info.durationSeconds()).isCloseTo(2.0, within(0.01));
        assertThat(info.framesPerSecond()).isEqualTo(24);
        assertThat(info.videoCodec()).isEqualTo("h264");
        assertThat(info.audioCodec()).contains("aac");
        assertThat(info.container()).isEqualTo("mp4");
    }

    @Test
    void aRotatedVideoHasItsDisplayedSize() {
        // Given
        Path rotated = directory.resolve("rotated.mp4");
        FFMPEG.run(List.of("-display_rotation", "90", "-i", clip.toString(), "-c", "copy", rotated.toString()), MINUTE);

        // When
        MediaInfo info = FFMPEG.probe(rotated);

        // Then
        assertThat(info.width()).isEqualTo(180);
        assertThat(info.height()).isEqualTo(320);
    }

    @Test
    void aPosterIsAJpgInTheSizeOfTheVideo() throws Exception {
        // Given
        Path poster = directory.resolve("poster.jpg");

        // When
        FFMPEG.poster(clip, poster);

        // Then
        assertThat(Files.readAllBytes(poster)).startsWith(0xFF, 0xD8, 0xFF);
        assertThat(ImageIO.read(poster.toFile()).getWidth()).isEqualTo(320);
    }

    @Test
    void aPlaylistInDisguiseIsNotOpened() throws Exception {
        // Given
        Path disguised = directory.resolve("playlist.mp4");
        Files.writeString(disguised, "#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:2,\n" + clip + "\n#EXT-X-ENDLIST\n");

        // When / Then
        assertThatThrownBy(() -> FFMPEG.probe(disguised)).isInstanceOf(InvalidMediaException.class);
    }

    @Test
    void aFailureContainsTheTailOfStderr() {
        assertThatThrownBy(() -> FFMPEG.probe(directory.resolve("missing.mp4")))
                .isInstanceOf(InvalidMediaException.class)
                .hasMessageContaining("ffprobe")
                .hasMessageContaining("No such file");
    }

    @Test
    void aRunThatTimesOutIsKilledAndDoesNotBlameTheFile() {
        // When / Then
        assertThatThrownBy(() -> FFMPEG.run(ENDLESS, Duration.ofMillis(300)))
                .isExactlyInstanceOf(FfmpegException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("killed");
        await().atMost(MINUTE)
                .untilAsserted(
                        () -> assertThat(ProcessHandle.current().children()).isEmpty());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "cannot be executed, 126",
        "a library is missing, 127",
        "aborted by the loader of macOS, 134",
        "killed for memory, 137",
        "segmentation fault, 139",
        "stopped by a signal, 143",
        "out of disk, 228",
        "out of files, 232",
        "no permission, 243",
        "our own file is gone, 254"
    })
    void aFailureOfTheMachineDoesNotBlameTheFile(String name, int exit) throws Exception {
        // Given
        FakeTools tools = FakeTools.in(directory.resolve(name));
        Ffmpeg ffmpeg = Ffmpeg.locate(tools.directory().toString());
        tools.failAtRuntime(exit, name);

        // When / Then
        assertThatThrownBy(() -> ffmpeg.probe(clip))
                .isExactlyInstanceOf(FfmpegException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessage("ffprobe ended with %d: %s", exit, name);
    }

    @Test
    void aRejectionByAWorkingToolBlamesTheFile() throws Exception {
        // Given
        FakeTools tools = FakeTools.in(directory.resolve("rejecting"));
        tools.failAtRuntime(1, "Invalid data found when processing input");

        // When / Then
        assertThatThrownBy(() -> Ffmpeg.locate(tools.directory().toString()).probe(clip))
                .isInstanceOf(InvalidMediaException.class)
                .hasMessage("ffprobe ended with 1: Invalid data found when processing input");
    }

    /// glibc exits with 1 if a library is too old.
    @Test
    void aLoaderFailureThatLooksLikeARejectionDoesNotBlameTheFile() throws Exception {
        // Given
        FakeTools tools = FakeTools.in(directory.resolve("outdated"));
        Ffmpeg ffmpeg = Ffmpeg.locate(tools.directory().toString());
        tools.fail(1, "ffprobe: /lib/libc.so.6: version `GLIBC_2.38' not found");

        // When / Then
        assertThatThrownBy(() -> ffmpeg.probe(clip))
                .isExactlyInstanceOf(FfmpegException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessageEndingWith("version `GLIBC_2.38' not found");
    }

    @Test
    void aToolThatTheSystemCannotExecuteDoesNotBlameTheFile() throws Exception {
        // Given
        FakeTools tools = FakeTools.in(directory.resolve("unreadable"));
        Ffmpeg ffmpeg = Ffmpeg.locate(tools.directory().toString());
        tools.replaceWith("#!/no/such/interpreter\n");

        // When / Then
        assertThatThrownBy(() -> ffmpeg.probe(clip))
                .isExactlyInstanceOf(FfmpegException.class)
                .hasCauseInstanceOf(IOException.class)
                .hasMessageContaining("No such file or directory");
    }

    @Test
    void aDirectoryWithoutTheToolsIsRejectedWithTheNameOfTheSetting() {
        assertThatThrownBy(() -> Ffmpeg.locate(directory.toString()))
                .isInstanceOf(FfmpegException.class)
                .hasMessageContaining("REELAY_FFMPEG_DIR");
    }
}
