package io.reelay.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.reelay.contracts.Mode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A model as a worker announces it. It is published as JSON on the compacted topic of models, with its name as key.
/// Readers ignore unknown members, because the worker may be newer.
///
/// @param name           `<provider>/<id>`: `runway/gen4_turbo`, `runware/google:3@2`
/// @param title          the display name
/// @param seed           the accepted seeds; null if the model does not support seeds
/// @param negativePrompt the constraint on negative prompts; null if the model does not support them
/// @param fixed          values that the model sets and a request cannot change: frames per second
/// @param fields         JSON Schema 2020-12 of the provider fields
/// @param typicalSeconds the typical duration of one generation
public record ModelEntry(
        String name,
        String title,
        Lineage lineage,
        List<Alias> aliases,
        Map<Mode, ModeRules> modes,
        @Nullable SeedRange seed,
        @Nullable TextConstraint negativePrompt,
        Map<String, Object> fixed,
        JsonNode fields,
        List<FieldConstraint> restrictions,
        Price price,
        int typicalSeconds) {

    public ModelEntry {
        if (name.indexOf('/') < 1 || name.endsWith("/")) {
            throw new IllegalArgumentException("A model name must have the form <provider>/<id>, not \"" + name + "\"");
        }
        aliases = NullToEmpty.asEmpty(aliases);
        modes = NullToEmpty.asEmpty(modes);
        fixed = NullToEmpty.asEmpty(fixed);
        fields = fields == null ? noFields() : fields;
        restrictions = NullToEmpty.asEmpty(restrictions);
        if (modes.isEmpty() && lineage.retirement() == null) {
            throw new IllegalArgumentException(name + " has no mode");
        }
    }

    /// The part of the name before the slash.
    public String provider() {
        return name.substring(0, name.indexOf('/'));
    }

    /// The model id of the provider: the part of the name after the slash.
    public String providerModel() {
        return name.substring(name.indexOf('/') + 1);
    }

    /// The rules of a mode.
    ///
    /// @throws NullPointerException if the model does not have the mode
    public ModeRules rules(Mode mode) {
        return Objects.requireNonNull(modes.get(mode), () -> name + " has no " + mode);
    }

    /// Whether the provider has shut down the model.
    public boolean retired() {
        return lineage.retirement() != null;
    }

    private static JsonNode noFields() {
        return JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
    }
}
