package io.reelay.uploader.images;

import io.reelay.ffmpeg.Ffmpeg;
import io.reelay.ffmpeg.InvalidMediaException;
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
final class WebpDecoder {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;
    private final long decodedPixels;

    WebpDecoder(Ffmpeg ffmpeg, long maxPixels) {
        this.ffmpeg = ffmpeg;
        // The decoder works on a frame with borders.
        this.decodedPixels = maxPixels + maxPixels / 10;
    }

    BufferedImage read(OriginalImage original, int everyNth) {
        try {
            Path webp = Files.createTempFile("picture-", ".webp");
            Path png = Files.createTempFile("picture-", ".png");
            try {
                Files.write(webp, original.content());
                ffmpeg.run(conversion(webp, png, original.container(), everyNth), PATIENCE);
                return ImageIO.read(png.toFile());
            } finally {
                Files.deleteIfExists(webp);
                Files.deleteIfExists(png);
            }
        } catch (InvalidMediaException e) {
            throw ImageHeader.damaged();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be used", e);
        }
    }

    private List<String> conversion(Path webp, Path png, ImageHeader size, int everyNth) {
        return List.of(
                "-protocol_whitelist",
                "file",
                "-max_pixels",
                String.valueOf(decodedPixels),
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
                "scale=%s:%s".formatted(Math.ceilDiv(size.width(), everyNth), Math.ceilDiv(size.height(), everyNth)),
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
