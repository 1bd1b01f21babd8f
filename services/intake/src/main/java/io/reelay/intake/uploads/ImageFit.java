package io.reelay.intake.uploads;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How an inline image of a request would be stored.
///
/// @param field   the field of the request
/// @param bytes   the size of the stored file
/// @param changes the changes that the image needs
@Schema(name = "ImageFit")
public record ImageFit(String field, String contentType, long bytes, int width, int height, List<String> changes) {}
