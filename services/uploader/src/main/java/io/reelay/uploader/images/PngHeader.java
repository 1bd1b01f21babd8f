package io.reelay.uploader.images;

import io.reelay.uploader.images.ImageHeader.ColourSamples;
import java.nio.ByteBuffer;
import java.util.Set;

/// Reads the chunks of a PNG.
final class PngHeader {

    private static final Set<String> METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final int CHECKSUM = 4;

    /// Grey with alpha has two stored bands, but four bands when it is drawn.
    private static final int GREY_WITH_ALPHA = 4;

    private final ByteBuffer bytes;
    private final PngColours colours = new PngColours();
    private int bands;
    private int orientation = ImageHeader.UPRIGHT;
    private boolean metadata;
    private boolean pixelsStarted;

    PngHeader(ByteBuffer bytes) {
        this.bytes = bytes.position(8);
    }

    ImageHeader read() {
        int length = bytes.getInt();
        if (!ImageHeader.nextName(bytes).equals("IHDR")) {
            throw ImageHeader.corrupt();
        }
        ByteBuffer header = ImageHeader.nextPart(bytes, length);
        boolean grey = isGrey(header.get(9));
        bands = bands(header.get(9));
        while (true) {
            ImageHeader.nextPart(bytes, CHECKSUM);
            length = bytes.getInt();
            String chunk = ImageHeader.nextName(bytes);
            if (chunk.equals("IEND")) {
                ColourSamples stored = new ColourSamples(grey ? ColourProfile.GREY : ColourProfile.RGB, colours.icc());
                return new ImageHeader(header.getInt(0), header.getInt(4), bands, orientation, metadata, stored);
            }
            read(chunk, ImageHeader.nextPart(bytes, length), grey);
        }
    }

    private void read(String chunk, ByteBuffer content, boolean grey) {
        metadata |= METADATA.contains(chunk);
        pixelsStarted |= chunk.equals("IDAT");
        switch (chunk) {
            case "tRNS" -> bands = grey ? GREY_WITH_ALPHA : bands + 1;
            case "eXIf" -> orientation = ExifBlock.orientation(content);
            default -> {
                // Chunks of the colour space must precede the pixels.
                if (!pixelsStarted) {
                    colours.add(chunk, content);
                }
            }
        }
    }

    private static boolean isGrey(byte colourType) {
        return colourType == 0 || colourType == 4;
    }

    private static int bands(byte colourType) {
        return switch (colourType) {
            // Grey, palette.
            case 0, 3 -> 1;
            case 2 -> 3;
            // With transparency.
            case 4 -> GREY_WITH_ALPHA;
            case 6 -> 4;
            default -> throw ImageHeader.corrupt();
        };
    }
}
