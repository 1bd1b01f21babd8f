package io.reelay.catalog.validation;

import static io.reelay.catalog.validation.ValidationErrors.FIXED_BY_ALIAS;
import static io.reelay.catalog.validation.ValidationErrors.FIXED_BY_MODEL;
import static io.reelay.catalog.validation.ValidationErrors.MODEL_DEFAULT;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.catalog.Alias;
import io.reelay.catalog.Catalog;
import io.reelay.catalog.ImageInput;
import io.reelay.catalog.ModeRules;
import io.reelay.catalog.ModelEntry;
import io.reelay.catalog.ModelTier;
import io.reelay.catalog.SeedRange;
import io.reelay.catalog.Size;
import io.reelay.catalog.TextConstraint;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.Mode;
import io.reelay.contracts.events.GenerationSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Validates one request by one model. Checks all fields, so that the response contains every error.
final class RequestValidation {

    private final Catalog catalog;
    private final ModelEntry model;
    private final @Nullable Alias alias;
    private final GenerationRequest request;
    private final FieldSchema schema;
    private final ValidationErrors errors = new ValidationErrors();

    RequestValidation(Catalog catalog, Catalog.Match match, GenerationRequest request, FieldSchema schema) {
        this.catalog = catalog;
        this.model = match.entry();
        this.alias = match.alias();
        this.request = request;
        this.schema = schema;
    }

    Validation run() {
        Mode mode = mode();
        ModeRules rules = model.rules(mode);
        alias();
        images(rules.picture());
        prompt("prompt", request.prompt(), rules.prompt());
        negativePrompt();
        int duration = duration(rules);
        Size size = new SizeResolver(model.name(), mode, rules, errors).resolve(request.size());
        Long seed = seed();
        Map<String, Object> fields = schema.check(request.providerFields(), errors);
        restrictions(fields, duration, mode);
        model.fixed().forEach((name, value) -> errors.filledIn(name, value, FIXED_BY_MODEL));
        if (!errors.errors().isEmpty()) {
            return new Validation.Refused(errors.errors());
        }
        GenerationSpec spec = new GenerationSpec(
                model.providerModel(),
                mode,
                request.prompt(),
                request.negativePrompt(),
                size.width(),
                size.height(),
                duration,
                seed,
                fields,
                model.typicalSeconds());
        long credits = model.price().of(duration, fields);
        return new Validation.Accepted(new ResolvedRequest(model, spec, errors.adjustments(), credits));
    }

    private void alias() {
        if (alias != null) {
            errors.adjusted("model", alias.name(), model.name(), "alias");
        }
    }

    /// The mode follows from the images. If the model does not support it, another one, to continue the validation.
    private Mode mode() {
        Mode requested = request.images().isEmpty() ? Mode.TEXT_TO_VIDEO : Mode.IMAGE_TO_VIDEO;
        if (model.modes().containsKey(requested)) {
            return requested;
        }
        errors.error(
                "image",
                switch (requested) {
                    case TEXT_TO_VIDEO ->
                        "%s requires an image: set `image` to an https URL, a data URI or an upload id%s."
                                .formatted(model.name(), alternative(requested));
                    case IMAGE_TO_VIDEO ->
                        "%s does not support images: omit `image`%s.".formatted(model.name(), alternative(requested));
                });
        return model.modes().keySet().iterator().next();
    }

    private String alternative(Mode requested) {
        return catalog.defaultFor(model.provider(), requested, ModelTier.STANDARD)
                .map(other -> ", or use " + other.name() + " for " + requested)
                .orElse("");
    }

    private void images(@Nullable ImageInput input) {
        if (input == null || !request.images().contains(ImageRole.LAST)) {
            return;
        }
        if (!input.roles().contains(ImageRole.LAST)) {
            errors.error("lastImage", model.name() + " does not support a last image: omit `lastImage`.");
        } else if (!request.images().contains(ImageRole.FIRST)) {
            errors.error("image", "`lastImage` requires a first image: add `image`.");
        }
    }

    private void prompt(String field, @Nullable String text, TextConstraint rule) {
        if (text == null) {
            if (rule.required()) {
                errors.error(field, "%s requires `%s`.".formatted(model.name(), field));
            }
            return;
        }
        if (text.isBlank()) {
            errors.error(
                    field, "`%s` must not be empty%s.".formatted(field, rule.required() ? "" : ": omit it instead"));
        } else if (text.length() < rule.min() || text.length() > rule.max()) {
            errors.error(
                    field,
                    "`%s` has %s characters; %s accepts %s to %s."
                            .formatted(field, text.length(), model.name(), rule.min(), rule.max()));
        }
    }

    private void negativePrompt() {
        TextConstraint rule = model.negativePrompt();
        if (rule != null) {
            prompt("negativePrompt", request.negativePrompt(), rule);
        } else if (request.negativePrompt() != null) {
            errors.error("negativePrompt", model.name() + " does not support `negativePrompt`: omit it.");
        }
    }

    private int duration(ModeRules rules) {
        BigDecimal requested = request.duration();
        Integer fixed = alias == null ? null : alias.duration();
        if (alias != null && fixed != null) {
            return durationOfAlias(alias.name(), fixed, requested);
        }
        if (requested == null) {
            String reason = rules.durations().size() == 1 ? FIXED_BY_MODEL : MODEL_DEFAULT;
            errors.filledIn("duration", rules.defaultDuration(), reason);
            return rules.defaultDuration();
        }
        return rules.durations().stream()
                .filter(seconds -> isSame(requested, seconds))
                .findFirst()
                .orElseGet(() -> {
                    errors.error(
                            "duration",
                            "%s does not make clips of %s seconds; `duration` must be %s."
                                    .formatted(
                                            model.name(),
                                            MessageText.quote(requested.toString()),
                                            MessageText.oneOf(rules.durations())),
                            rules.durations());
                    // The restrictions are checked with the requested duration.
                    return requested.intValue();
                });
    }

    /// `5`, `5.0` and `50e-1` are the same number in JSON.
    private static boolean isSame(BigDecimal given, int seconds) {
        return given.compareTo(BigDecimal.valueOf(seconds)) == 0;
    }

    private int durationOfAlias(String name, int fixed, @Nullable BigDecimal requested) {
        if (requested == null) {
            errors.filledIn("duration", fixed, FIXED_BY_ALIAS);
        } else if (!isSame(requested, fixed)) {
            errors.error(
                    "duration",
                    "`%s` fixes the duration to %s seconds: omit `duration`, or use %s."
                            .formatted(name, fixed, model.name()),
                    List.of(fixed));
        }
        return fixed;
    }

    private @Nullable Long seed() {
        JsonNode seed = request.seed();
        if (seed == null) {
            return null;
        }
        SeedRange range = model.seed();
        if (range == null) {
            errors.error("seed", model.name() + " does not support `seed`: omit it.");
        } else if (seed.isNull()) {
            errors.error("seed", "`seed` must not be null: omit it for a random seed.");
        } else if (!JsonNumber.isLong(seed) || !range.contains(seed.longValue())) {
            errors.error(
                    "seed",
                    "`seed` must be a whole number from %s to %s for %s, not %s."
                            .formatted(range.min(), range.max(), model.name(), MessageText.quote(seed.toString())));
        }
        return seed.longValue();
    }

    private void restrictions(Map<String, Object> fields, int duration, Mode mode) {
        model.restrictions().stream()
                .filter(restriction -> restriction.forbids(fields, duration, mode))
                .forEach(restriction -> errors.error("providerFields." + restriction.field(), restriction.message()));
    }
}
