package io.reelay.intake.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.catalog.validation.Adjustment;
import io.reelay.contracts.Failure;
import io.reelay.contracts.JobStatus;
import io.reelay.contracts.Mode;
import io.reelay.contracts.WaitStatus;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The job as the API shows it.
///
/// @param progress    the completed fraction, 0 to 1
/// @param etaSeconds  the estimated remaining time
/// @param waiting     why the job makes no progress; null otherwise
/// @param request     with all adjustments applied
/// @param adjustments the values that Reelay filled in or changed
/// @param attempts    the number of submissions to the provider
@Schema(name = "Job")
record JobView(
        String id,
        JobStatus status,
        boolean terminal,
        double progress,
        @Nullable Integer etaSeconds,
        @Nullable WaitStatus waiting,
        String model,
        Mode mode,
        String provider,
        @Nullable String providerTaskId,
        @Schema(implementation = AdjustedRequest.class) JsonNode request,
        @Schema(implementation = Adjustment[].class) JsonNode adjustments,
        JobCredits credits,
        @Nullable List<OutputView> output,
        @Nullable Failure failure,
        int attempts,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant deadlineAt,
        Map<String, Object> metadata,
        JobLinks links) {

    /// One result.
    ///
    /// @param url       a signed URL; the link of the job redirects to a newly signed one
    /// @param posterUrl a signed URL of a still image
    @Schema(name = "Output")
    record OutputView(
            URI url,
            Instant expiresAt,
            String contentType,
            long bytes,
            String sha256,
            int width,
            int height,
            @Nullable Double durationSeconds,
            @Nullable String codec,
            @Nullable URI posterUrl) {}

    /// The cost of the job for the account.
    ///
    /// @param charged the final price; null until the job has finished
    @Schema(name = "JobCredits")
    record JobCredits(long reserved, @Nullable Long charged) {}

    /// Paths of the related resources.
    @Schema(name = "JobLinks")
    record JobLinks(String self, String output, String poster, String cancel) {

        static JobLinks of(String jobId) {
            var self = "/v1/jobs/" + jobId;
            return new JobLinks(self, self + "/output", self + "/poster", self);
        }
    }
}
