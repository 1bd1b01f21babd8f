package io.reelay.uploader.pictures;

import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.ffmpeg.FfmpegException;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.imageio.ImageIO;

/// Decodes WEBP outside of this process: decoders in Java take many times the memory of the pixels, so that one
/// picture of a telephone would be enough to end a small service.
final class WebpPixels {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;

    WebpPixels(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    BufferedImage read(byte[] content, int everyNth) {
        try {
            Path webp = Files.createTempFile("picture-", ".webp");
            Path png = Files.createTempFile("picture-", ".png");
            try {
                Files.write(webp, content);
                ffmpeg.run(conversion(webp, png, everyNth), PATIENCE);
                return ImageIO.read(png.toFile());
            } finally {
                Files.deleteIfExists(webp);
                Files.deleteIfExists(png);
            }
        } catch (FfmpegException e) {
            throw PixelReader.corrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be used", e);
        }
    }

    private static List<String> conversion(Path webp, Path png, int everyNth) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-f",
                "webp_pipe",
                "-xerror",
                "-err_detect",
                "explode",
                "-i",
                "file:" + webp,
                "-frames:v",
                "1",
                "-vf",
                "scale=iw/" + everyNth + ":ih/" + everyNth,
                "-f",
                "image2",
                "-c:v",
                "png",
                "-compression_level",
                "1",
                "-update",
                "1",
                "file:" + png);
    }
}
