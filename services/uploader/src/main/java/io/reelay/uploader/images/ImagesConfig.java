package io.reelay.uploader.images;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What pictures are taken and how much memory they may use.
@ConfigMapping(prefix = "reelay.pictures")
public interface ImagesConfig {

    /// Of the file as it was sent.
    @WithDefault("10485760")
    int maxBytes();

    /// Width by height, as the header tells them.
    @WithDefault("50000000")
    long maxPixels();

    /// Uploads are stored no larger than this; a model's own rule may shrink them further.
    @WithDefault("4096")
    int maxSide();

    /// Pictures that are in memory at the same time, as files; the others wait on the disk.
    @WithDefault("3")
    int atOnce();

    /// Pixels of all pictures that are decoded at the same time, in millions; a million takes about 8 MB.
    @WithDefault("16")
    int decodingMegapixels();
}
