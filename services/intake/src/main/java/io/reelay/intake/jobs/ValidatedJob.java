package io.reelay.intake.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.catalog.validation.ResolvedRequest;
import io.reelay.catalog.validation.Adjustment;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.uploads.InlineImage;
import io.reelay.jobstore.jobs.JobSpec;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.messaging.events.EventJson;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request with nothing wrong, every open setting decided.
record ValidatedJob(
        ResolvedRequest adjusted,
        Map<ImageRole, ImageReference> pictures,
        @Nullable CallbackTarget callback,
        Duration deadline,
        Map<String, Object> metadata) {

    private static final JsonMapper JSON = EventJson.mapper();

    ValidatedJob {
        pictures = Map.copyOf(pictures);
        // Its members stay in their order.
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// What the job will show of a picture.
    @Nullable
    String shown(ImageRole role) {
        var picture = pictures.get(role);
        return picture == null ? null : picture.shown();
    }

    /// The pictures that came with the request, in the order of their roles.
    List<InlineImage> inline() {
        return new TreeMap<>(pictures)
                .values().stream()
                        .filter(ImageReference.Inline.class::isInstance)
                        .map(ImageReference.Inline.class::cast)
                        .map(ImageReference.Inline::picture)
                        .toList();
    }

    /// What the job keeps of the request.
    JobSpec asked() {
        var adjustments = JSON.createArrayNode();
        adjusted.adjustments().forEach(adjustment -> adjustments.add(shown(adjustment)));
        return new JobSpec(
                adjusted.spec().mode(),
                JSON.valueToTree(AdjustedRequest.of(this)),
                adjustments,
                adjusted.spec().typicalSeconds());
    }

    /// What the caller did not say is told as null.
    private static ObjectNode shown(Adjustment adjustment) {
        var shown = JSON.createObjectNode().put("field", adjustment.field());
        shown.set("from", JSON.valueToTree(adjustment.from()));
        shown.set("to", JSON.valueToTree(adjustment.to()));
        return shown.put("reason", adjustment.reason());
    }
}
