package io.reelay.uploader.images;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/// The ICC profile of an image, which defines the colours of its samples. An unusable profile is ignored, as
/// browsers do: the samples are interpreted as sRGB.
final class ColourProfile {

    /// The maximum size of a profile. Profiles of printers have up to three megabytes.
    static final int MAX_BYTES = 4 * 1024 * 1024;

    static final int GREY = 1;
    static final int RGB = 3;
    static final int CMYK = 4;

    private static final Set<Integer> CLASSES = Set.of(
            ICC_Profile.CLASS_INPUT,
            ICC_Profile.CLASS_DISPLAY,
            ICC_Profile.CLASS_OUTPUT,
            ICC_Profile.CLASS_COLORSPACECONVERSION);
    private static final int HEADER = 128;

    /// The tolerance for rounding differences between profiles of the same colours.
    private static final int TOLERANCE = 2;

    private static final int PROBE_STEPS = 8;

    private final int profileChannels;
    private final ColorConvertOp toSrgb;

    private ColourProfile(int profileChannels, ColorConvertOp toSrgb) {
        this.profileChannels = profileChannels;
        this.toSrgb = toSrgb;
    }

    /// Empty if the profile is unusable for such an image, or if its colours are those of sRGB.
    ///
    /// @param icc      the embedded profile; empty if there is none
    /// @param channels number of stored colour channels, without transparency
    static Optional<ColourProfile> of(byte[] icc, int channels) {
        if (icc.length < HEADER || icc.length > MAX_BYTES) {
            return Optional.empty();
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(unpadded(icc));
            int profileSpace = channels(profile);
            if (!CLASSES.contains(profile.getProfileClass()) || !describes(profileSpace, channels)) {
                return Optional.empty();
            }
            ICC_Profile srgb = ICC_Profile.getInstance(ColorSpace.CS_sRGB);
            ColourProfile usable =
                    new ColourProfile(profileSpace, new ColorConvertOp(new ICC_Profile[] {profile, srgb}, null));
            return usable.differsFromSrgb(channels) ? Optional.of(usable) : Optional.empty();
        } catch (RuntimeException e) {
            // The JDK throws various exceptions for a damaged profile.
            return Optional.empty();
        }
    }

    private static byte[] unpadded(byte[] icc) {
        int size = ByteBuffer.wrap(icc).getInt();
        return size >= HEADER && size < icc.length ? Arrays.copyOf(icc, size) : icc;
    }

    private static int channels(ICC_Profile profile) {
        return switch (profile.getColorSpaceType()) {
            case ColorSpace.TYPE_GRAY -> GREY;
            case ColorSpace.TYPE_RGB -> RGB;
            case ColorSpace.TYPE_CMYK -> CMYK;
            default -> 0;
        };
    }

    /// A profile of red, green and blue can also describe grey samples.
    private static boolean describes(int profileSpace, int channels) {
        return profileSpace == channels || channels == GREY && profileSpace == RGB;
    }

    private boolean differsFromSrgb(int channels) {
        if (channels == CMYK) {
            // Checks that the conversion works. CMYK is never sRGB.
            convert(pixels(new int[CMYK], CMYK));
            return true;
        }
        int[] probe = channels == GREY ? greys() : cube();
        int[] converted = convert(pixels(probe, RGB)).getPixels(0, 0, probe.length / RGB, 1, (int[]) null);
        for (int i = 0; i < probe.length; i++) {
            if (Math.abs(probe[i] - converted[i]) > TOLERANCE) {
                return true;
            }
        }
        return false;
    }

    private static int[] greys() {
        int[] greys = new int[256 * RGB];
        Arrays.setAll(greys, i -> i / RGB);
        return greys;
    }

    private static int[] cube() {
        int side = PROBE_STEPS + 1;
        int[] cube = new int[side * side * side * RGB];
        for (int i = 0, colour = i; i < cube.length; i += RGB, colour++) {
            cube[i] = colour / side / side * 255 / PROBE_STEPS;
            cube[i + 1] = colour / side % side * 255 / PROBE_STEPS;
            cube[i + 2] = colour % side * 255 / PROBE_STEPS;
        }
        return cube;
    }

    private static WritableRaster pixels(int[] samples, int channels) {
        WritableRaster pixels =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, samples.length / channels, 1, channels, null);
        pixels.setPixels(0, 0, samples.length / channels, 1, samples);
        return pixels;
    }

    /// Converts stored samples to sRGB.
    ///
    /// @param stored three bands (equal for grey), or four bands for CMYK
    WritableRaster convert(Raster stored) {
        WritableRaster srgb =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, stored.getWidth(), stored.getHeight(), RGB, null);
        return toSrgb.filter(profileBands(stored), srgb);
    }

    /// Copies the band, because the JDK does not convert rasters that are views of others.
    private Raster profileBands(Raster stored) {
        if (profileChannels != GREY) {
            return stored;
        }
        WritableRaster grey =
                Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, stored.getWidth(), stored.getHeight(), GREY, null);
        grey.setSamples(
                0,
                0,
                stored.getWidth(),
                stored.getHeight(),
                0,
                stored.getSamples(0, 0, stored.getWidth(), stored.getHeight(), 0, (int[]) null));
        return grey;
    }

    /// Maps every stored grey level to sRGB.
    int[] greyTable() {
        return convert(pixels(greys(), RGB)).getSamples(0, 0, 256, 1, 1, (int[]) null);
    }
}
