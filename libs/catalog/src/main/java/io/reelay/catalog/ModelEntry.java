package io.reelay.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.reelay.contracts.Mode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One model as its provider's worker announces it. It travels as JSON on the compacted topic of models, under its
/// name as key; unknown members are to be ignored there, because a worker may be newer than its reader.
///
/// @param name `<provider>/<id>`: `runway/gen4_turbo`, `runware/google:3@2`
/// @param title what people call it
/// @param seed the seeds it accepts; none when it takes no seed
/// @param negativePrompt the rule for negative prompts; none when it takes none
/// @param fixed what the model decides alone and nobody can ask for: frames per second
/// @param fields JSON Schema 2020-12 of the fields that only this model has
/// @param typicalSeconds how long rendering one clip usually takes
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
            throw new IllegalArgumentException("A model is named <provider>/<id>, not \"" + name + "\"");
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

    /// The provider's own id of the model: the part of the name after the slash.
    public String providerModel() {
        return name.substring(name.indexOf('/') + 1);
    }

    /// What it can do in a mode that it has.
    ///
    /// @throws NullPointerException when it lacks the mode
    public ModeRules rules(Mode mode) {
        return Objects.requireNonNull(modes.get(mode), () -> name + " has no " + mode);
    }

    /// Whether the provider has switched it off.
    public boolean retired() {
        return lineage.retirement() != null;
    }

    private static JsonNode noFields() {
        return JsonNodeFactory.instance.objectNode().put("type", "object").put("additionalProperties", false);
    }
}
