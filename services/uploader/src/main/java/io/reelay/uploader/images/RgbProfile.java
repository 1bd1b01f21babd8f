package io.reelay.uploader.images;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/// Writes the ICC profile of a colour space that is defined by three primaries, a white point and a tone curve.
final class RgbProfile {

    private static final int HEADER = 128;
    private static final int TAG = 12;
    private static final int XYZ_SIZE = 20;
    private static final int CURVE_SIZE = 32;
    private static final List<String> COLOUR_TAGS = List.of("rXYZ", "gXYZ", "bXYZ");
    private static final List<String> CURVE_TAGS = List.of("rTRC", "gTRC", "bTRC");
    private static final double MAX_COLOURANT = 4;
    private static final double TOLERANCE = 0.002;
    private static final double[] D50 = {0.9642, 1, 0.8249};
    private static final double[][] BRADFORD = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}
    };

    private RgbProfile() {}

    /// A point in the CIE 1931 chromaticity diagram.
    record Chromaticity(double x, double y) {
        double[] xyz() {
            return new double[] {x / y, 1, (1 - x - y) / y};
        }

        private boolean isNear(Chromaticity other) {
            return Math.abs(x - other.x) <= TOLERANCE && Math.abs(y - other.y) <= TOLERANCE;
        }
    }

    record Primaries(Chromaticity red, Chromaticity green, Chromaticity blue, Chromaticity white) {

        static final Chromaticity D65 = new Chromaticity(0.3127, 0.3290);
        static final Primaries SRGB = of(0.64, 0.33, 0.30, 0.60, 0.15, 0.06, D65);

        boolean isNear(Primaries other) {
            return red.isNear(other.red)
                    && green.isNear(other.green)
                    && blue.isNear(other.blue)
                    && white.isNear(other.white);
        }

        static Primaries of(
                double redX,
                double redY,
                double greenX,
                double greenY,
                double blueX,
                double blueY,
                Chromaticity white) {
            return new Primaries(
                    new Chromaticity(redX, redY),
                    new Chromaticity(greenX, greenY),
                    new Chromaticity(blueX, blueY),
                    white);
        }
    }

    /// Converts a sample to linear light: `(scale * sample + offset) ^ gamma`, and `slope * sample` below the
    /// limit.
    record ToneCurve(double gamma, double scale, double offset, double slope, double limit) {

        static final ToneCurve SRGB = new ToneCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045);
        static final ToneCurve BT_709 = new ToneCurve(1 / 0.45, 1 / 1.099, 0.099 / 1.099, 1 / 4.5, 0.081);

        static ToneCurve power(double gamma) {
            return new ToneCurve(gamma, 1, 0, 0, 0);
        }
    }

    /// The profile; empty if the numbers do not describe a colour space.
    static byte[] of(Primaries primaries, ToneCurve curve) {
        double[][] columns = colourants(primaries);
        if (!plausible(columns)) {
            return new byte[0];
        }
        int tags = COLOUR_TAGS.size() + CURVE_TAGS.size();
        int data = HEADER + 4 + tags * TAG;
        ByteBuffer icc = ByteBuffer.allocate(data + COLOUR_TAGS.size() * XYZ_SIZE + CURVE_SIZE);
        writeHeader(icc);
        icc.position(HEADER).putInt(tags);
        for (int i = 0; i < COLOUR_TAGS.size(); i++) {
            putName(icc, COLOUR_TAGS.get(i)).putInt(data + i * XYZ_SIZE).putInt(XYZ_SIZE);
        }
        for (String tag : CURVE_TAGS) {
            putName(icc, tag).putInt(icc.capacity() - CURVE_SIZE).putInt(CURVE_SIZE);
        }
        for (int i = 0; i < COLOUR_TAGS.size(); i++) {
            putName(icc, "XYZ ").putInt(0);
            putFixed(icc, columns[0][i], columns[1][i], columns[2][i]);
        }
        putName(icc, "para").putInt(0).putInt(3 << 16);
        putFixed(icc, curve.gamma(), curve.scale(), curve.offset(), curve.slope(), curve.limit());
        return icc.array();
    }

    private static boolean plausible(double[][] columns) {
        return Arrays.stream(columns)
                .flatMapToDouble(Arrays::stream)
                .allMatch(value -> Math.abs(value) <= MAX_COLOURANT);
    }

    private static void writeHeader(ByteBuffer icc) {
        icc.putInt(icc.capacity()).putInt(0).putInt(0x04300000);
        putName(putName(putName(icc, "mntr"), "RGB "), "XYZ ");
        putName(icc.position(36), "acsp");
        putFixed(icc.position(68), D50);
    }

    private static ByteBuffer putName(ByteBuffer icc, String name) {
        return icc.put(name.getBytes(StandardCharsets.US_ASCII));
    }

    private static void putFixed(ByteBuffer icc, double... numbers) {
        for (double number : numbers) {
            icc.putInt((int) Math.round(number * 65_536));
        }
    }

    /// The XYZ values of the primaries at full intensity, adapted to the white point of ICC profiles.
    private static double[][] colourants(Primaries primaries) {
        double[] white = primaries.white().xyz();
        double[][] directions = transposed(
                primaries.red().xyz(), primaries.green().xyz(), primaries.blue().xyz());
        double[][] colourants = product(directions, diagonal(product(inverse(directions), white)));
        double[] from = product(BRADFORD, white);
        double[] to = product(BRADFORD, D50);
        double[][] adaptation = diagonal(new double[] {to[0] / from[0], to[1] / from[1], to[2] / from[2]});
        return product(inverse(BRADFORD), product(adaptation, product(BRADFORD, colourants)));
    }

    private static double[][] transposed(double[]... rows) {
        double[][] transposed = new double[3][3];
        for (int i = 0; i < 9; i++) {
            transposed[i % 3][i / 3] = rows[i / 3][i % 3];
        }
        return transposed;
    }

    private static double[][] diagonal(double[] values) {
        return new double[][] {{values[0], 0, 0}, {0, values[1], 0}, {0, 0, values[2]}};
    }

    private static double[] product(double[][] matrix, double[] vector) {
        double[] product = new double[3];
        for (int i = 0; i < 9; i++) {
            product[i / 3] += matrix[i / 3][i % 3] * vector[i % 3];
        }
        return product;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] columns = transposed(right);
        return transposed(product(left, columns[0]), product(left, columns[1]), product(left, columns[2]));
    }

    private static double[][] inverse(double[][] m) {
        double[][] inverse = new double[3][3];
        double determinant = 0;
        for (int i = 0; i < 3; i++) {
            determinant += m[0][i] * minor(m, 0, i);
        }
        for (int i = 0; i < 9; i++) {
            inverse[i % 3][i / 3] = minor(m, i / 3, i % 3) / determinant;
        }
        return inverse;
    }

    /// The signed minor.
    private static double minor(double[][] m, int row, int column) {
        return m[(row + 1) % 3][(column + 1) % 3] * m[(row + 2) % 3][(column + 2) % 3]
                - m[(row + 1) % 3][(column + 2) % 3] * m[(row + 2) % 3][(column + 1) % 3];
    }
}
