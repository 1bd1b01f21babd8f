package io.reelay.intake.jobs;

import io.reelay.catalog.validation.Adjustment;
import io.reelay.intake.http.Caller;
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
    @Schema(name = "Quote")
    record Quote(AdjustedRequest request, List<Adjustment> adjustments, long credits, boolean affordable) {}

    private final RequestCheck check;
    private final Funds funds;

    QuoteJob(RequestCheck check, Funds funds) {
        this.check = check;
        this.funds = funds;
    }

    Quote quote(Caller caller, Submission submission) {
        var job = check.check(caller, submission);
        var credits = job.adjusted().credits();
        return new Quote(AdjustedRequest.of(job), job.adjusted().adjustments(), credits, funds.cover(caller, credits));
    }
}
