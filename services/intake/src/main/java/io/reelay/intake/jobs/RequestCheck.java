package io.reelay.intake.jobs;

import io.reelay.catalog.validation.AdjustedJob;
import io.reelay.catalog.validation.RequestedJob;
import io.reelay.catalog.validation.Validation;
import io.reelay.contracts.PictureRole;
import io.reelay.intake.http.Caller;
import io.reelay.intake.models.KnownModels;
import io.reelay.intake.uploads.InlinePicture;
import io.reelay.intake.uploads.Pictures;
import io.reelay.platform.problem.FieldError;
import io.reelay.platform.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Holds a request against the model and against the rules that hold for every model, and names all that is wrong at
/// once. Looks addresses and uploads up, but stores nothing.
@ApplicationScoped
class RequestCheck {

    private final KnownModels models;
    private final Targets targets;
    private final Pictures uploads;
    private final DeliveryWishes deliveryWishes;

    RequestCheck(KnownModels models, Targets targets, Pictures uploads, DeliveryWishes deliveryWishes) {
        this.models = models;
        this.targets = targets;
        this.uploads = uploads;
        this.deliveryWishes = deliveryWishes;
    }

    /// @throws ProblemException `INVALID_REQUEST` with every error, or `UNAVAILABLE`
    CheckedJob check(Caller caller, Submission submission) {
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
        return new CheckedJob(adjusted, pictures, wishes.callback(), wishes.deadline(), wishes.metadata());
    }

    private Map<PictureRole, GivenPicture> pictures(
            JobRequest request, @Nullable InlinePicture attached, List<FieldError> errors) {
        var pictures = new EnumMap<PictureRole, GivenPicture>(PictureRole.class);
        if (request.image() != null) {
            pictures.put(PictureRole.FIRST, GivenPicture.read(PictureRole.FIRST, request.image()));
        }
        if (request.lastImage() != null) {
            pictures.put(PictureRole.LAST, GivenPicture.read(PictureRole.LAST, request.lastImage()));
        }
        if (attached != null) {
            if (pictures.put(PictureRole.FIRST, new GivenPicture.Inline(attached)) != null) {
                errors.add(new FieldError("image", "is given in the request and as a file: send only one of them."));
            }
        }
        pictures.forEach((role, picture) -> refuse(role, picture, errors));
        return pictures;
    }

    private void refuse(PictureRole role, GivenPicture picture, List<FieldError> errors) {
        switch (picture) {
            case GivenPicture.Unreadable unreadable -> errors.add(new FieldError(role.field(), unreadable.message()));
            case GivenPicture.Address address ->
                targets.refusal(address.url()).ifPresent(why -> errors.add(new FieldError(role.field(), why)));
            case GivenPicture.Upload _, GivenPicture.Inline _ -> {
                // Looked at by the uploader, when everything else is right.
            }
        }
    }

    private void requireUpload(Caller caller, PictureRole role, GivenPicture picture) {
        if (picture instanceof GivenPicture.Upload upload && !uploads.exists(caller, role, upload.id())) {
            throw ProblemException.invalid(role.field(), "There is no upload " + upload.id() + ".");
        }
    }

    private @Nullable AdjustedJob adjust(
            JobRequest request, Map<PictureRole, GivenPicture> pictures, List<FieldError> errors) {
        var wanted = new RequestedJob(
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
