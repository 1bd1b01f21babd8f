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

/// Decodes JPG and PNG. It skips pixels of very large images, and reduces samples to eight bits.
final class ImageDecoder {

    private static final int EIGHT_BITS = 8;

    static {
        registerReaders();
    }

    private ImageDecoder() {}

    /// ImageIO finds readers through the context class loader of the calling thread, which can be any class loader.
    private static void registerReaders() {
        Thread thread = Thread.currentThread();
        ClassLoader previous = thread.getContextClassLoader();
        thread.setContextClassLoader(ImageDecoder.class.getClassLoader());
        try {
            ImageIO.setUseCache(false);
            ImageIO.scanForPlugins();
        } finally {
            thread.setContextClassLoader(previous);
        }
    }

    static BufferedImage read(OriginalImage original, int everyNth) {
        ImageReader reader =
                ImageIO.getImageReadersByFormatName(original.type().name()).next();
        try (var input = new ByteArrayImageInputStream(original.content())) {
            reader.setInput(input, true, true);
            checkSize(reader, original.header());
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceSubsampling(everyNth, everyNth, 0, 0);
            if (original.type() == ImageType.PNG) {
                ImageTypeSpecifier stored = reader.getImageTypes(0).next();
                if (stored.getColorModel().getComponentSize(0) > EIGHT_BITS) {
                    param.setDestination(eightBitImage(stored, original.header(), everyNth));
                }
            }
            return reader.read(0, param);
        } catch (IOException | RuntimeException e) {
            // Decoders throw various exceptions for corrupt data.
            throw ImageHeader.corrupt();
        } finally {
            reader.dispose();
        }
    }

    /// Verifies that the decoder sees the size for which permits were acquired.
    private static void checkSize(ImageReader reader, ImageHeader header) throws IOException {
        if (reader.getWidth(0) != header.width() || reader.getHeight(0) != header.height()) {
            throw ImageHeader.corrupt();
        }
    }

    private static BufferedImage eightBitImage(ImageTypeSpecifier stored, ImageHeader size, int everyNth) {
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
