package io.reelay.uploader.images;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Limits of accepted images and of the memory for processing them.
@ConfigMapping(prefix = "reelay.pictures")
public interface ImagesConfig {

    /// The maximum size of an uploaded file.
    @WithDefault("10485760")
    int maxBytes();

    /// The maximum of width times height, according to the header.
    @WithDefault("50000000")
    long maxPixels();

    /// The maximum side of stored uploads. The constraints of a model can reduce it further.
    @WithDefault("4096")
    int maxSide();

    /// Image files that are in memory at the same time; the others wait on disk.
    @WithDefault("3")
    int atOnce();

    /// Total pixels that are decoded at the same time, in millions. A million pixels take about 8 MB.
    @WithDefault("16")
    int decodingMegapixels();
}
