package io.reelay.intake.jobs;

import io.reelay.catalog.validation.Adjustment;
import io.reelay.intake.http.Caller;
import io.reelay.intake.uploads.ImageFit;
import io.reelay.intake.uploads.ImageUploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The dry run: validates a submission and returns its price, but stores nothing.
@ApplicationScoped
class QuoteJob {

    /// The resolved job and its price.
    ///
    /// @param request    with all adjustments applied
    /// @param affordable whether the account can pay for it now
    /// @param images     how the inline images of the request would be stored
    @Schema(name = "Quote")
    record Quote(
            AdjustedRequest request,
            List<Adjustment> adjustments,
            long credits,
            boolean affordable,
            List<ImageFit> images) {}

    private final JobRequestValidator validator;
    private final ImageUploads uploads;
    private final CreditCheck creditCheck;

    QuoteJob(JobRequestValidator validator, ImageUploads uploads, CreditCheck creditCheck) {
        this.validator = validator;
        this.uploads = uploads;
        this.creditCheck = creditCheck;
    }

    Quote quote(Caller caller, JobSubmission submission) {
        var job = validator.validate(caller, submission);
        var images =
                job.inline().stream().map(image -> uploads.check(caller, image)).toList();
        var credits = job.resolved().credits();
        return new Quote(
                AdjustedRequest.of(job),
                job.resolved().adjustments(),
                credits,
                creditCheck.canPay(caller, credits),
                images);
    }
}
