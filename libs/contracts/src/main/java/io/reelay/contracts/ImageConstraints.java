package io.reelay.contracts;

import java.util.Set;

/// The constraints of a model on its input images. Images are converted, scaled down and recompressed to meet them.
///
/// @param maxBytes     the largest file, in bytes
/// @param minSide      the least width and the least height, in pixels: images are not enlarged
/// @param maxSide      the largest width and the largest height, in pixels
/// @param contentTypes the accepted media types, for example `image/jpeg`
/// @param minRatio     the smallest width / height
/// @param maxRatio     the largest width / height
public record ImageConstraints(
        long maxBytes, int minSide, int maxSide, Set<String> contentTypes, double minRatio, double maxRatio) {}
