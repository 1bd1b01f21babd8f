package io.reelay.uploader.images;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.io.IOException;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/// Decodes JPG and PNG: every n-th pixel only where there are too many, and never more than eight bits of a colour.
final class ImageDecoder {

    private static final int EIGHT_BITS = 8;

    static {
        registerReaders();
    }

    private ImageDecoder() {}

    /// ImageIO looks for readers through the class loader of the thread that asks, which may be anybody's.
    private static void registerReaders() {
        Thread thread = Thread.currentThread();
        ClassLoader ofThread = thread.getContextClassLoader();
        thread.setContextClassLoader(ImageDecoder.class.getClassLoader());
        try {
            ImageIO.setUseCache(false);
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(ofThread);
        }
    }

    static BufferedImage read(OriginalImage original, int everyNth) {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(original.type().name()).next();
        try (var input = new ByteArrayImageInputStream(original.content())) {
            reader.setInput(input, true, true);
            checkSize(reader, original.container());
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(everyNth, everyNth, 0, 0);
            if (original.type() == ImageType.PNG) {
                ImageTypeSpecifier stored = reader.getImageTypes(0).next();
                if (stored.getColorModel().getComponentSize(0) > EIGHT_BITS) {
                    param.setDestination(eightBits(stored, original.container(), everyNth));
                }
            }
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            // Decoders answer broken data with whatever exception they run into.
            throw ImageHeader.damaged();
        } finally {
            reader.dispose();
        }
    }

    /// What the memory was counted for is what is decoded.
    private static void checkSize(ImageReader reader, ImageHeader container) throws IOException {
        if (reader.getWidth(0) != container.width() || reader.getHeight(0) != container.height()) {
            throw ImageHeader.damaged();
        }
    }

    private static BufferedImage eightBits(ImageTypeSpecifier stored, ImageHeader size, int everyNth) {
        ColorModel colours = stored.getColorModel();
        int[] bands = IntStream.range(0, stored.getNumBands()).toArray();
        return ImageTypeSpecifier.createInterleaved(
                        colours.getColorSpace(),
                        bands,
                        DataBuffer.TYPE_BYTE,
                        colours.hasAlpha(),
                        colours.isAlphaPremultiplied())
                .createBufferedImage(Math.ceilDiv(size.width(), everyNth), Math.ceilDiv(size.height(), everyNth));
    }
}
