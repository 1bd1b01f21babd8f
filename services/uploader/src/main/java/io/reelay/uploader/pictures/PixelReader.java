package io.reelay.uploader.pictures;

import io.reelay.uploader.pictures.PictureRefused.Reason;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/// Reads one picture: first its size from the header, then its pixels, every n-th only where there are too many.
final class PixelReader implements AutoCloseable {

    static {
        registerReaders();
    }

    private final ImageReader reader;
    private final ImageInputStream input;
    private final int width;
    private final int height;

    PixelReader(byte[] content, PictureType type) {
        this.reader = ImageIO.getImageReadersByFormatName(type.name()).next();
        this.input = new MemoryCacheImageInputStream(new ByteArrayInputStream(content));
        reader.setInput(input, true, true);
        try {
            this.width = reader.getWidth(0);
            this.height = reader.getHeight(0);
        } catch (IOException | RuntimeException e) {
            throw corrupt();
        }
    }

    /// ImageIO looks for readers through the class loader of the thread that asks, which may be anybody's.
    private static void registerReaders() {
        Thread thread = Thread.currentThread();
        ClassLoader ofThread = thread.getContextClassLoader();
        thread.setContextClassLoader(PixelReader.class.getClassLoader());
        try {
            ImageIO.setUseCache(false);
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(ofThread);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    long pixels() {
        return (long) width * height;
    }

    BufferedImage read(int everyNth) {
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(everyNth, everyNth, 0, 0);
        try {
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            // Decoders answer broken data with whatever exception they run into.
            throw corrupt();
        }
    }

    static PictureRefused corrupt() {
        return new PictureRefused(Reason.CORRUPT, "the picture is damaged and cannot be decoded; send it again.");
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            input.close();
        } catch (IOException e) {
            throw new IllegalStateException("Memory cannot fail to close", e);
        }
    }
}
