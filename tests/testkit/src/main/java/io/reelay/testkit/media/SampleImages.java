package io.reelay.testkit.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import javax.imageio.ImageIO;

/// Pictures with real bytes. Where they are drawn, each corner has a colour of its own ([Corner]), so that a test
/// sees which way up a picture ended.
public final class SampleImages {
    private static final int NOISE_SEED = 42;

    private SampleImages() {}

    public static byte[] jpeg(int width, int height) {
        return encode(drawn(width, height), "jpg");
    }

    /// A JPEG as a camera held sideways writes it: `width` and `height` are those of the stored pixels, the EXIF
    /// block asks the viewer to turn them, and also carries the camera's name ([Exif#CAMERA]) that has to be gone
    /// after an upload.
    public static byte[] rotatedJpeg(int width, int height, int orientation) {
        return Exif.insertInto(jpeg(width, height), orientation);
    }

    public static byte[] png(int width, int height) {
        return encode(drawn(width, height), "png");
    }

    /// 640 by 360.
    public static byte[] webp() {
        try (InputStream sample = SampleImages.class.getResourceAsStream("sample.webp")) {
            if (sample == null) {
                throw new IllegalStateException("sample.webp is not on the class path");
            }
            return sample.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A valid PNG of more than `bytes` bytes: noise does not compress.
    public static byte[] pngLargerThan(int bytes) {
        int side = (int) Math.ceil(Math.sqrt(bytes / 3.0)) + 8;
        BufferedImage noise = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(NOISE_SEED);
        noise.setRGB(0, 0, side, side, random.ints((long) side * side).toArray(), 0, side);
        return encode(noise, "png");
    }

    /// A small file of many pixels: one colour, one bit each.
    public static byte[] plainPng(int width, int height) {
        return encode(new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY), "png");
    }

    /// Begins like a JPEG and breaks off in the middle of the picture's header.
    public static byte[] corruptJpeg() {
        return Arrays.copyOf(jpeg(640, 360), 200);
    }

    public static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static BufferedImage drawn(int width, int height) {
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = picture.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        for (Corner corner : Corner.values()) {
            corner.paint(graphics, width, height);
        }
        graphics.dispose();
        return picture;
    }

    private static byte[] encode(BufferedImage picture, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(picture, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
