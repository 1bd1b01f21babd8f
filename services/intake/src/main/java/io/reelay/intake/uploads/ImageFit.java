package io.reelay.intake.uploads;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an image that came with a request would be stored.
///
/// @param field   of the request
/// @param bytes   of the stored file
/// @param changes what would be changed in the image
@Schema(name = "ImageFit")
public record ImageFit(String field, String contentType, long bytes, int width, int height, List<String> changes) {}
