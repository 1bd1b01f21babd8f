package io.reelay.uploader.images;

import io.reelay.uploader.images.RgbProfile.Chromaticity;
import io.reelay.uploader.images.RgbProfile.Primaries;
import io.reelay.uploader.images.RgbProfile.ToneCurve;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// The chunks of a PNG that define its colour space, in the precedence that browsers use.
final class PngColours {

    private static final byte[] ABSENT = {};

    private static final Set<String> CHUNKS = Set.of("cICP", "iCCP", "sRGB", "gAMA", "cHRM");
    private static final double UNIT = 100_000;
    private static final int NAME_LIMIT = 80;

    private static final int USUAL_GAMMA = 45_455;

    private static final int GAMMA_ROUNDING = 500;
    private static final int SMALLEST_GAMMA = 10_000;
    private static final int LARGEST_GAMMA = 1_000_000;

    private final Map<String, ByteBuffer> chunks = new HashMap<>();

    void add(String chunk, ByteBuffer content) {
        if (CHUNKS.contains(chunk)) {
            chunks.putIfAbsent(chunk, content);
        }
    }

    /// The ICC profile; empty if it is absent or unreadable.
    byte[] icc() {
        byte[] fromCodePoints = codePoints();
        if (fromCodePoints.length > 0) {
            return fromCodePoints;
        }
        byte[] embedded = embedded();
        return embedded.length == 0 && !chunks.containsKey("sRGB") ? fromChromaticities() : embedded;
    }

    /// Code points of ITU-T H.273. Code points of video and of high dynamic range are ignored, so the other chunks
    /// apply.
    private byte[] codePoints() {
        ByteBuffer chunk = chunks.get("cICP");
        if (chunk == null || chunk.limit() != 4 || chunk.get(2) != 0 || chunk.get(3) != 1) {
            return ABSENT;
        }
        Primaries primaries = primaries(chunk.get(0));
        ToneCurve curve = curve(chunk.get(1));
        return primaries == null || curve == null ? ABSENT : RgbProfile.of(primaries, curve);
    }

    private static @Nullable Primaries primaries(byte code) {
        return switch (code) {
            case 1 -> Primaries.SRGB;
            case 4 -> Primaries.of(0.67, 0.33, 0.21, 0.71, 0.14, 0.08, new Chromaticity(0.310, 0.316));
            case 5 -> Primaries.of(0.64, 0.33, 0.29, 0.60, 0.15, 0.06, Primaries.D65);
            case 6, 7 -> Primaries.of(0.630, 0.340, 0.310, 0.595, 0.155, 0.070, Primaries.D65);
            case 9 -> Primaries.of(0.708, 0.292, 0.170, 0.797, 0.131, 0.046, Primaries.D65);
            case 11 -> Primaries.of(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, new Chromaticity(0.314, 0.351));
            case 12 -> Primaries.of(0.680, 0.320, 0.265, 0.690, 0.150, 0.060, Primaries.D65);
            default -> null;
        };
    }

    private static @Nullable ToneCurve curve(byte code) {
        return switch (code) {
            case 1, 6, 14, 15 -> ToneCurve.BT_709;
            case 4 -> ToneCurve.power(2.2);
            case 5 -> ToneCurve.power(2.8);
            case 8 -> ToneCurve.power(1);
            case 13 -> ToneCurve.SRGB;
            default -> null;
        };
    }

    /// The profile of `iCCP`: a name, a zero byte, the compression method (zero) and the compressed profile.
    private byte[] embedded() {
        ByteBuffer chunk = chunks.get("iCCP");
        if (chunk == null) {
            return ABSENT;
        }
        int name = 0;
        while (name < Math.min(NAME_LIMIT, chunk.limit()) && chunk.get(name) != 0) {
            name++;
        }
        return name + 2 < chunk.limit() && chunk.get(name + 1) == 0
                ? inflated(chunk.slice(name + 2, chunk.limit() - name - 2))
                : ABSENT;
    }

    private static byte[] inflated(ByteBuffer compressed) {
        byte[] size = new byte[4];
        byte[] head = inflated(compressed, size);
        if (head.length == 0) {
            return ABSENT;
        }
        int length = ByteBuffer.wrap(head).getInt();
        return length > size.length && length <= ColourProfile.MAX_BYTES
                ? inflated(compressed, new byte[length])
                : ABSENT;
    }

    /// Inflates until the buffer is full. One more read at the end of the stream verifies the checksum.
    private static byte[] inflated(ByteBuffer compressed, byte[] buffer) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(compressed.duplicate());
            int filled = 0;
            while (filled < buffer.length) {
                int more = inflater.inflate(buffer, filled, buffer.length - filled);
                if (more == 0) {
                    return ABSENT;
                }
                filled += more;
            }
            inflater.inflate(new byte[1]);
            return buffer;
        } catch (DataFormatException e) {
            return ABSENT;
        } finally {
            inflater.end();
        }
    }

    private byte[] fromChromaticities() {
        Primaries given = chromaticities();
        ToneCurve curve = gamma(given == null || given.isNear(Primaries.SRGB));
        if (given == null && curve == null) {
            return ABSENT;
        }
        return RgbProfile.of(given == null ? Primaries.SRGB : given, curve == null ? ToneCurve.SRGB : curve);
    }

    /// With the primaries of sRGB, the usual gamma means the transfer curve of sRGB.
    private @Nullable ToneCurve gamma(boolean srgb) {
        ByteBuffer chunk = chunks.get("gAMA");
        if (chunk == null || chunk.limit() != 4) {
            return null;
        }
        int gamma = chunk.getInt(0);
        if (srgb && Math.abs(gamma - USUAL_GAMMA) <= GAMMA_ROUNDING) {
            return ToneCurve.SRGB;
        }
        return gamma < SMALLEST_GAMMA || gamma > LARGEST_GAMMA ? null : ToneCurve.power(UNIT / gamma);
    }

    private @Nullable Primaries chromaticities() {
        ByteBuffer chunk = chunks.get("cHRM");
        if (chunk == null || chunk.limit() != 32) {
            return null;
        }
        return new Primaries(
                chromaticity(chunk, 8), chromaticity(chunk, 16), chromaticity(chunk, 24), chromaticity(chunk, 0));
    }

    private static Chromaticity chromaticity(ByteBuffer chunk, int offset) {
        return new Chromaticity(chunk.getInt(offset) / UNIT, chunk.getInt(offset + 4) / UNIT);
    }
}
