package io.reelay.intake.jobs;

import io.reelay.catalog.validation.Adjustment;
import io.reelay.intake.http.Caller;
import io.reelay.intake.uploads.ImageFit;
import io.reelay.intake.uploads.ImageUploads;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The dry run: everything that a submission would be told, and nothing done.
@ApplicationScoped
class QuoteJob {

    /// What the job would be and cost.
    ///
    /// @param request    as adjusted
    /// @param affordable whether the account could pay it now
    /// @param images     how the images that came with the request would be stored
    @Schema(name = "Quote")
    record Quote(
            AdjustedRequest request,
            List<Adjustment> adjustments,
            long credits,
            boolean affordable,
            List<ImageFit> images) {}

    private final JobRequestValidator check;
    private final ImageUploads pictures;
    private final CreditCheck funds;

    QuoteJob(JobRequestValidator check, ImageUploads pictures, CreditCheck funds) {
        this.check = check;
        this.pictures = pictures;
        this.funds = funds;
    }

    Quote quote(Caller caller, JobSubmission submission) {
        var job = check.check(caller, submission);
        var images = job.inline().stream()
                .map(picture -> pictures.check(caller, picture))
                .toList();
        var credits = job.adjusted().credits();
        return new Quote(
                AdjustedRequest.of(job), job.adjusted().adjustments(), credits, funds.cover(caller, credits), images);
    }
}
