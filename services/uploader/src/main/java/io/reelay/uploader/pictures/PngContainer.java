package io.reelay.uploader.pictures;

import java.nio.ByteBuffer;
import java.util.Set;

/// The chunks of a PNG.
final class PngContainer {

    private static final Set<String> METADATA = Set.of("eXIf", "tEXt", "zTXt", "iTXt", "tIME");
    private static final int CHECKSUM = 4;

    private final ByteBuffer bytes;

    PngContainer(ByteBuffer bytes) {
        this.bytes = bytes.position(8);
    }

    Container read() {
        int length = bytes.getInt();
        if (!Container.name(bytes).equals("IHDR")) {
            throw Container.damaged();
        }
        ByteBuffer header = Container.part(bytes, length);
        int bands = bands(header.get(9));
        int orientation = Container.UPRIGHT;
        boolean metadata = false;
        while (true) {
            Container.part(bytes, CHECKSUM);
            length = bytes.getInt();
            String chunk = Container.name(bytes);
            if (chunk.equals("IEND")) {
                return new Container(header.getInt(0), header.getInt(4), bands, orientation, metadata);
            }
            ByteBuffer content = Container.part(bytes, length);
            if (chunk.equals("tRNS")) {
                bands++;
            }
            metadata |= METADATA.contains(chunk);
            if (chunk.equals("eXIf")) {
                orientation = ExifBlock.orientation(content);
            }
        }
    }

    private static int bands(byte colourType) {
        return switch (colourType) {
            // Grey, palette.
            case 0, 3 -> 1;
            case 2 -> 3;
            // With transparency.
            case 4 -> 2;
            case 6 -> 4;
            default -> throw Container.damaged();
        };
    }
}
