package io.reelay.intake.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.reelay.contracts.ImageRole;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The request with all defaults and adjustments applied. Fields without a value are omitted.
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
        var resolved = job.resolved();
        var spec = resolved.spec();
        var callback = job.callback();
        return new AdjustedRequest(
                resolved.model().name(),
                spec.prompt(),
                spec.negativePrompt(),
                job.displayText(ImageRole.FIRST),
                job.displayText(ImageRole.LAST),
                spec.durationSeconds(),
                resolved.size().toString(),
                spec.seed(),
                spec.providerFields(),
                callback == null ? null : callback.url(),
                callback == null ? Set.of() : callback.events(),
                job.deadline().toString());
    }
}
