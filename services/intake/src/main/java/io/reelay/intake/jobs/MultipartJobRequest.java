package io.reelay.intake.jobs;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The form with a request and an image, for the OpenAPI document.
@Schema(name = "JobFormRequest")
record MultipartJobRequest(
        @Schema(required = true) JobRequest request,
        @Schema(format = "binary") @Nullable String image) {}
