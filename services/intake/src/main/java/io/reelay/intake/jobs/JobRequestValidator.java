package io.reelay.intake.jobs;

import io.reelay.catalog.validation.ResolvedRequest;
import io.reelay.catalog.validation.GenerationRequest;
import io.reelay.catalog.validation.Validation;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.models.ModelDirectory;
import io.reelay.intake.uploads.InlineImage;
import io.reelay.intake.uploads.ImageUploads;
import io.reelay.web.problem.FieldError;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds a request against the model and against the rules that hold for every model, and names all that is wrong at
/// once. Looks addresses and uploads up, but stores nothing.
@ApplicationScoped
class JobRequestValidator {

    private final ModelDirectory models;
    private final CallbackUrlValidator targets;
    private final ImageUploads uploads;
    private final JobOptionsValidator deliveryWishes;

    JobRequestValidator(ModelDirectory models, CallbackUrlValidator targets, ImageUploads uploads, JobOptionsValidator deliveryWishes) {
        this.models = models;
        this.targets = targets;
        this.uploads = uploads;
        this.deliveryWishes = deliveryWishes;
    }

    /// @throws ProblemException `INVALID_REQUEST` with every error, or `UNAVAILABLE`
    ValidatedJob check(Caller caller, JobSubmission submission) {
        List<FieldError> errors = new ArrayList<>();
        var request = submission.request();
        var pictures = pictures(request, submission.attached(), errors);
        var adjusted = adjust(request, pictures, errors);
        var wishes = deliveryWishes.read(request, errors);
        if (adjusted == null || !errors.isEmpty()) {
            throw ProblemException.invalid(errors);
        }
        models.admit(adjusted.model());
        pictures.forEach((role, picture) -> requireUpload(caller, role, picture));
        return new ValidatedJob(adjusted, pictures, wishes.callback(), wishes.deadline(), wishes.metadata());
    }

    private Map<ImageRole, ImageReference> pictures(
            JobRequest request, @Nullable InlineImage attached, List<FieldError> errors) {
        var pictures = new EnumMap<ImageRole, ImageReference>(ImageRole.class);
        if (request.image() != null) {
            pictures.put(ImageRole.FIRST, ImageReference.read(ImageRole.FIRST, request.image()));
        }
        if (request.lastImage() != null) {
            pictures.put(ImageRole.LAST, ImageReference.read(ImageRole.LAST, request.lastImage()));
        }
        if (attached != null) {
            if (pictures.put(ImageRole.FIRST, new ImageReference.Inline(attached)) != null) {
                errors.add(new FieldError("image", "is given in the request and as a file: send only one of them."));
            }
        }
        pictures.forEach((role, picture) -> refuse(role, picture, errors));
        return pictures;
    }

    private void refuse(ImageRole role, ImageReference picture, List<FieldError> errors) {
        switch (picture) {
            case ImageReference.Unreadable unreadable -> errors.add(new FieldError(role.field(), unreadable.message()));
            case ImageReference.Address address ->
                targets.refusal(address.url()).ifPresent(why -> errors.add(new FieldError(role.field(), why)));
            case ImageReference.Upload _, ImageReference.Inline _ -> {
                // Looked at by the uploader, when everything else is right.
            }
        }
    }

    private void requireUpload(Caller caller, ImageRole role, ImageReference picture) {
        if (picture instanceof ImageReference.Upload upload && !uploads.exists(caller, role, upload.id())) {
            throw ProblemException.invalid(role.field(), "There is no upload " + upload.id() + ".");
        }
    }

    private @Nullable ResolvedRequest adjust(
            JobRequest request, Map<ImageRole, ImageReference> pictures, List<FieldError> errors) {
        var wanted = new GenerationRequest(
                request.model(),
                request.prompt(),
                request.negativePrompt(),
                pictures.keySet(),
                request.duration(),
                request.size(),
                request.seed(),
                request.providerFields());
        return switch (models.validator().validate(wanted)) {
            case Validation.Accepted accepted -> accepted.job();
            case Validation.Refused refused -> {
                refused.errors().forEach(error -> errors.add(shown(error)));
                yield null;
            }
        };
    }

    private static FieldError shown(io.reelay.catalog.validation.FieldError error) {
        return new FieldError(error.field(), error.message(), error.allowed().isEmpty() ? null : error.allowed());
    }
}
