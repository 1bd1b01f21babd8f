package io.reelay.sandbox.media;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.ffmpeg.MediaInfo;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.SandboxTime;
import io.restassured.response.Response;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MediaIT {

    private static final Duration DAY = Duration.ofDays(1);
    private static final ClipShape SMALL = new ClipShape(640, 360, 2, false);

    private final LinkSigner links;
    private final ClipRenderer clips;
    private final Clock clock;

    MediaIT(LinkSigner links, ClipRenderer clips, Clock clock) {
        this.links = links;
        this.clips = clips;
        this.clock = clock;
    }

    @ParameterizedTest
    @CsvSource({
        "1280, 720, 5, false",
        "720, 1280, 10, false",
        "1584, 672, 3, false",
        "1920, 1080, 8, true",
        "360, 360, 4, true",
        "1674, 1238, 1, false",
        "864, 480, 1.5, true"
    })
    void aClipHasTheRequestedSizeDurationAndAudio(int width, int height, double seconds, boolean audio) {
        // When
        Path clip = clips.file(new ClipShape(width, height, seconds, audio));

        // Then
        MediaInfo info = Ffmpeg.locate().probe(clip);
        assertThat(info.width()).isEqualTo(width);
        assertThat(info.height()).isEqualTo(height);
        assertThat(info.durationSeconds()).isCloseTo(seconds, within(0.005));
        assertThat(info.videoCodec()).isEqualTo("h264");
        assertThat(info.audioCodec()).isEqualTo(audio ? Optional.of("aac") : Optional.empty());
        assertThat(info.container()).isEqualTo("mp4");
    }

    @Test
    void aDownloadHasItsLengthAndPlays(@TempDir Path folder) throws Exception {
        // When
        Response answer = given().get(link(SMALL));

        // Then
        Path file = Files.write(folder.resolve("clip.mp4"), answer.asByteArray());
        assertThat(answer.contentType()).isEqualTo("video/mp4");
        assertThat(answer.header("Content-Length")).isEqualTo(Long.toString(Files.size(file)));
        assertThat(Ffmpeg.locate().probe(file).durationSeconds()).isEqualTo(2);
    }

    @Test
    void partsOfAFileCanBeRequested() {
        // Given
        String link = link(SMALL);
        byte[] whole = given().get(link).asByteArray();

        // When
        Response middle = given().header("Range", "bytes=100-199").get(link);
        Response rest = given().header("Range", "bytes=-50").get(link);
        Response beyond = given().header("Range", "bytes=99999999-").get(link);

        // Then
        assertThat(middle.statusCode()).isEqualTo(206);
        assertThat(middle.header("Content-Range")).isEqualTo("bytes 100-199/" + whole.length);
        assertThat(middle.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, 100, 200));
        assertThat(rest.asByteArray()).isEqualTo(Arrays.copyOfRange(whole, whole.length - 50, whole.length));
        assertThat(beyond.statusCode()).isEqualTo(416);
    }

    @Test
    void headReturnsTheLength() {
        assertThat(Long.parseLong(given().head(link(SMALL)).header("Content-Length")))
                .isPositive();
    }

    @Test
    void anAlteredOrExpiredLinkIsRejected() {
        // Given
        String link = link(SMALL);

        // Then
        assertThat(given().get(link).statusCode()).isEqualTo(200);
        assertThat(given().get(link.replace("clip.mp4", "other.mp4")).statusCode())
                .isEqualTo(403);
        assertThat(given().get("/media/clip.mp4").statusCode()).isEqualTo(403);
        SandboxTime.pass(DAY);
        assertThat(given().get(link).statusCode()).isEqualTo(403);
    }

    private String link(ClipShape shape) {
        String token = links.token(
                SandboxProvider.RUNWAY, "clip.mp4", shape, clock.instant().plus(DAY));
        return "/media/clip.mp4?_jwt=" + token;
    }
}
