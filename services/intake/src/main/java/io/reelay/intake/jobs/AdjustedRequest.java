package io.reelay.intake.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reelay.contracts.ImageRole;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The request as adjusted: what will really be done. What nobody decided is left out.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record AdjustedRequest(
        String model,
        @Nullable String prompt,
        @Nullable String negativePrompt,
        @Nullable String image,
        @Nullable String lastImage,
        int duration,
        String size,
        @Nullable Long seed,
        Map<String, Object> providerFields,
        @Nullable String callbackUrl,
        Set<String> callbackEvents,
        String deadline) {

    static AdjustedRequest of(ValidatedJob job) {
        var adjusted = job.adjusted();
        var spec = adjusted.spec();
        var callback = job.callback();
        return new AdjustedRequest(
                adjusted.model().name(),
                spec.prompt(),
                spec.negativePrompt(),
                job.shown(ImageRole.FIRST),
                job.shown(ImageRole.LAST),
                spec.durationSeconds(),
                adjusted.size().toString(),
                spec.seed(),
                spec.providerFields(),
                callback == null ? null : callback.url(),
                callback == null ? Set.of() : callback.events(),
                job.deadline().toString());
    }
}
