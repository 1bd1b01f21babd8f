package io.reelay.intake.jobs;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.catalog.validation.Adjustment;
import io.reelay.catalog.validation.ResolvedRequest;
import io.reelay.contracts.ImageRole;
import io.reelay.intake.uploads.InlineImage;
import io.reelay.jobstore.jobs.CallbackTarget;
import io.reelay.jobstore.jobs.JobSpec;
import io.reelay.messaging.events.EventJson;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A valid request with all defaults applied.
record ValidatedJob(
        ResolvedRequest resolved,
        Map<ImageRole, ImageReference> images,
        @Nullable CallbackTarget callback,
        Duration deadline,
        Map<String, Object> metadata) {

    private static final JsonMapper JSON = EventJson.mapper();

    ValidatedJob {
        images = Map.copyOf(images);
        // Keeps the order of the members.
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }

    /// The text that the job shows for an image; null without that image.
    @Nullable
    String displayText(ImageRole role) {
        var image = images.get(role);
        return image == null ? null : image.displayText();
    }

    /// The inline images of the request, in the order of their roles.
    List<InlineImage> inline() {
        return new TreeMap<>(images)
                .values().stream()
                        .filter(ImageReference.Inline.class::isInstance)
                        .map(ImageReference.Inline.class::cast)
                        .map(ImageReference.Inline::image)
                        .toList();
    }

    /// The part of the request that the job stores.
    JobSpec jobSpec() {
        var adjustments = JSON.createArrayNode();
        resolved.adjustments().forEach(adjustment -> adjustments.add(json(adjustment)));
        return new JobSpec(
                resolved.spec().mode(),
                JSON.valueToTree(AdjustedRequest.of(this)),
                adjustments,
                resolved.spec().typicalSeconds());
    }

    /// The JSON form of an adjustment. A value that the caller did not give is null.
    private static ObjectNode json(Adjustment adjustment) {
        var json = JSON.createObjectNode().put("field", adjustment.field());
        json.set("from", JSON.valueToTree(adjustment.from()));
        json.set("to", JSON.valueToTree(adjustment.to()));
        return json.put("reason", adjustment.reason());
    }
}
