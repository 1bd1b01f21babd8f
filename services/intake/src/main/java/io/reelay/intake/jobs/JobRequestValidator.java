package io.reelay.intake.jobs;

import io.reelay.catalog.validation.GenerationRequest;
import io.reelay.catalog.validation.ResolvedRequest;
import io.reelay.catalog.validation.Validation;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.models.ModelDirectory;
import io.reelay.intake.uploads.ImageUploads;
import io.reelay.intake.uploads.InlineImage;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates a request against its model and against the rules for all models, and reports all errors at once. Looks
/// up host names and uploads, but stores nothing.
@ApplicationScoped
class JobRequestValidator {

    private final ModelDirectory models;
    private final CallbackUrlValidator urls;
    private final ImageUploads uploads;
    private final JobOptionsValidator optionsValidator;

    JobRequestValidator(
            ModelDirectory models,
            CallbackUrlValidator urls,
            ImageUploads uploads,
            JobOptionsValidator optionsValidator) {
        this.models = models;
        this.urls = urls;
        this.uploads = uploads;
        this.optionsValidator = optionsValidator;
    }

    /// @throws ProblemException `INVALID_REQUEST` with every error, or `UNAVAILABLE`
    ValidatedJob validate(Caller caller, JobSubmission submission) {
        List<FieldError> errors = new ArrayList<>();
        var request = submission.request();
        var images = images(request, submission.attached(), errors);
        var resolved = resolve(request, images, errors);
        var options = optionsValidator.validate(request, errors);
        if (resolved == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        models.requireAvailable(resolved.model());
        images.forEach((role, image) -> requireUpload(caller, role, image));
        return new ValidatedJob(resolved, images, options.callback(), options.deadline(), options.metadata());
    }

    private Map<ImageRole, ImageReference> images(
            JobRequest request, @Nullable InlineImage attached, List<FieldError> errors) {
        var images = new EnumMap<ImageRole, ImageReference>(ImageRole.class);
        if (request.image() != null) {
            images.put(ImageRole.FIRST, ImageReference.parse(ImageRole.FIRST, request.image()));
        }
        if (request.lastImage() != null) {
            images.put(ImageRole.LAST, ImageReference.parse(ImageRole.LAST, request.lastImage()));
        }
        if (attached != null) {
            if (images.put(ImageRole.FIRST, new ImageReference.Inline(attached)) != null) {
                errors.add(new FieldError(
                        "image", "is given both in the request and as a file: send only one of the two."));
            }
        }
        images.forEach((role, image) -> checkImage(role, image, errors));
        return images;
    }

    private void checkImage(ImageRole role, ImageReference image, List<FieldError> errors) {
        switch (image) {
            case ImageReference.Invalid invalid -> errors.add(new FieldError(role.field(), invalid.message()));
            case ImageReference.Url url ->
                urls.error(url.url()).ifPresent(error -> errors.add(new FieldError(role.field(), error)));
            case ImageReference.Upload _, ImageReference.Inline _ -> {
                // The uploader checks these when everything else is valid.
            }
        }
    }

    private void requireUpload(Caller caller, ImageRole role, ImageReference image) {
        if (image instanceof ImageReference.Upload upload && !uploads.exists(caller, role, upload.id())) {
            throw ProblemException.invalid(role.field(), "There is no upload " + upload.id() + ".");
        }
    }

    private @Nullable ResolvedRequest resolve(
            JobRequest request, Map<ImageRole, ImageReference> images, List<FieldError> errors) {
        var requested = new GenerationRequest(
                request.model(),
                request.prompt(),
                request.negativePrompt(),
                images.keySet(),
                request.duration(),
                request.size(),
                request.seed(),
                request.providerFields());
        return switch (models.validator().validate(requested)) {
            case Validation.Accepted accepted -> accepted.job();
            case Validation.Refused refused -> {
                refused.errors().forEach(error -> errors.add(toFieldError(error)));
                yield null;
            }
        };
    }

    private static FieldError toFieldError(io.reelay.catalog.validation.FieldError error) {
        return new FieldError(error.field(), error.message(), error.allowed().isEmpty() ? null : error.allowed());
    }
}
