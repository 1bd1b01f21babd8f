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

/// Decodes WEBP in a separate process. Java decoders need so much memory that one photo could exhaust the heap of a
/// small service.
final class WebpDecoder {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Ffmpeg ffmpeg;
    private final long decodedPixels;

    WebpDecoder(Ffmpeg ffmpeg, long maxPixels) {
        this.ffmpeg = ffmpeg;
        // The decoder adds borders to the frame.
        this.decodedPixels = maxPixels + maxPixels / 10;
    }

    BufferedImage read(OriginalImage original, int everyNth) {
        try {
            Path webp = Files.createTempFile("image-", ".webp");
            Path png = Files.createTempFile("image-", ".png");
            try {
                Files.write(webp, original.content());
                ffmpeg.run(conversion(webp, png, original.header(), everyNth), TIMEOUT);
                return ImageIO.read(png.toFile());
            } finally {
                Files.deleteIfExists(webp);
                Files.deleteIfExists(png);
            }
        } catch (InvalidMediaException e) {
            throw ImageHeader.corrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("The directory for temporary files cannot be used", e);
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
