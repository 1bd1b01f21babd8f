package io.reelay.intake.models;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.catalog.Alias;
import io.reelay.catalog.Lineage.Retirement;
import io.reelay.catalog.ModeRules;
import io.reelay.catalog.ModelEntry;
import io.reelay.catalog.Price;
import io.reelay.catalog.SeedRange;
import io.reelay.catalog.TextConstraint;
import io.reelay.contracts.Mode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A model as the API shows it.
///
/// @param retired      when the provider removed the model, and its successor; null for an active model
/// @param availability whether a worker currently serves it
/// @param fields       JSON Schema 2020-12 of the fields that are specific to the model
/// @param lastSeenAt   the time of its last announcement
@Schema(name = "Model")
record ModelView(
        String name,
        String provider,
        String title,
        String family,
        @Nullable Retirement retired,
        Availability availability,
        List<Alias> aliases,
        Map<Mode, ModeRules> modes,
        @Nullable SeedRange seed,
        @Nullable TextConstraint negativePrompt,
        Map<String, Object> fixed,
        @Schema(implementation = Object.class) JsonNode fields,
        Price price,
        int typicalSeconds,
        Instant lastSeenAt) {

    static ModelView of(ModelEntry entry, Availability availability, Instant lastSeenAt) {
        return new ModelView(
                entry.name(),
                entry.provider(),
                entry.title(),
                entry.lineage().family(),
                entry.lineage().retirement(),
                availability,
                entry.aliases(),
                entry.modes(),
                entry.seed(),
                entry.negativePrompt(),
                entry.fixed(),
                entry.fields(),
                entry.price(),
                entry.typicalSeconds(),
                lastSeenAt);
    }
}
