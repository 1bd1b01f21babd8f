/// Normalizes uploaded images: upright, without metadata, within the constraints. Start at [ImageNormalizer].
@NullMarked
package io.reelay.uploader.images;

import org.jspecify.annotations.NullMarked;
