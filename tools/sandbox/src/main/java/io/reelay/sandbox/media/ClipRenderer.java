package io.reelay.sandbox.media;

import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.sandbox.settings.SandboxConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/// Creates real clips of any shape quickly: a two-second loop is encoded once per size, and a clip repeats this loop
/// without encoding it again. The loop is a gradient that moves forth and back, so its seam is not visible.
@ApplicationScoped
public class ClipRenderer {

    private static final Logger LOG = Logger.getLogger(ClipRenderer.class);
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int ENCODERS_AT_ONCE = 2;
    private static final int DRAWN_SMALLER_BY = 8;
    private static final String COLOURS = "c0=0x1b2a49:c1=0x5b4b8a:c2=0xc86b85:c3=0xf2b880:nb_colors=4";
    private static final String QUIET_CHORD =
            "aevalsrc=0.05*sin(440*PI*t)+0.04*sin(554.4*PI*t)+0.04*sin(659.3*PI*t):s=48000:c=mono";

    private final FileCache cache;
    private final Ffmpeg ffmpeg;
    private final Semaphore encoders = new Semaphore(ENCODERS_AT_ONCE);

    ClipRenderer(SandboxConfig config, Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
        this.cache = new FileCache(config.cacheDir().orElseGet(ClipRenderer::defaultFolder));
    }

    /// Falls back to the directory for temporary files, for users without a home, as in a container.
    private static Path defaultFolder() {
        Path home = Path.of(System.getProperty("user.home"));
        return Files.isWritable(home)
                ? home.resolve(".cache/reelay/clips")
                : Path.of(System.getProperty("java.io.tmpdir"), "reelay-clips");
    }

    /// Blocks until the clip exists: under a second for a new size, no time for a known shape.
    public Path file(ClipShape shape) {
        return cache.file(shape.name() + ".mp4", target -> repeat(loop(shape), shape, target));
    }

    /// Creates the clip in the background, before its task is done. After a failure, the download creates it.
    public void prepare(ClipShape shape) {
        Thread.ofVirtual().name("clip-" + shape.name()).start(() -> {
            try {
                file(shape);
            } catch (RuntimeException e) {
                LOG.warnf("clip.failed shape=%s cause=%s", shape.name(), e);
            }
        });
    }

    private Path loop(ClipShape shape) {
        return cache.file("loop-%sx%s.mp4".formatted(shape.width(), shape.height()), target -> drawLoop(shape, target));
    }

    private void drawLoop(ClipShape shape, Path target) {
        String drawn = "gradients=s=%sx%s:r=24:d=1:speed=0.03:seed=7:%s"
                .formatted(shape.width() / DRAWN_SMALLER_BY, shape.height() / DRAWN_SMALLER_BY, COLOURS);
        String forthAndBack = "split[a][b];[b]reverse[r];[a][r]concat,scale=%s:%s:flags=bicubic,format=yuv420p"
                .formatted(shape.width(), shape.height());
        run(List.of(
                "-f",
                "lavfi",
                "-i",
                drawn,
                "-filter_complex",
                forthAndBack,
                "-c:v",
                ffmpeg.h264Encoder(),
                "-b:v",
                "400k",
                "-bf",
                "0",
                target.toString()));
    }

    private void repeat(Path loop, ClipShape shape, Path target) {
        List<String> arguments = new ArrayList<>(List.of("-stream_loop", "-1", "-i", loop.toString()));
        if (shape.audio()) {
            arguments.addAll(List.of("-f", "lavfi", "-i", QUIET_CHORD, "-map", "0:v", "-map", "1:a"));
            arguments.addAll(List.of("-c:a", "aac", "-b:a", "64k"));
        }
        arguments.addAll(List.of("-c:v", "copy", "-t", Double.toString(shape.seconds())));
        arguments.addAll(List.of("-movflags", "+faststart", target.toString()));
        run(arguments);
    }

    private void run(List<String> arguments) {
        encoders.acquireUninterruptibly();
        try {
            ffmpeg.run(arguments, PATIENCE);
        } finally {
            encoders.release();
        }
    }
}
