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

/// Sample images with real bytes. Each corner of a drawn image has its own colour ([Corner]), so that a test can check
/// the orientation of the stored image.
public final class SampleImages {
    private static final int NOISE_SEED = 42;

    private SampleImages() {}

    public static byte[] jpeg(int width, int height) {
        return encode(drawn(width, height), "jpg");
    }

    /// A JPEG from a camera that was held sideways. `width` and `height` are those of the stored pixels. The EXIF block
    /// has the orientation and the name of the camera ([Exif#CAMERA]), which an upload must remove.
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

    /// A valid PNG larger than `bytes` bytes, because noise does not compress.
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

    /// Begins like a JPEG and ends in the middle of the image header.
    public static byte[] corruptJpeg() {
        return Arrays.copyOf(jpeg(640, 360), 200);
    }

    public static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static BufferedImage drawn(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.GRAY);
        graphics.fillRect(0, 0, width, height);
        for (Corner corner : Corner.values()) {
            corner.paint(graphics, width, height);
        }
        graphics.dispose();
        return image;
    }

    private static byte[] encode(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ImageIO.write(image, format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
