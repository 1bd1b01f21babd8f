package io.reelay.catalog.validation;

import static io.reelay.catalog.validation.ValidationErrors.FIXED_BY_ALIAS;
import static io.reelay.catalog.validation.ValidationErrors.FIXED_BY_MODEL;
import static io.reelay.catalog.validation.ValidationErrors.MODEL_DEFAULT;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.catalog.Alias;
import io.reelay.catalog.Catalog;
import io.reelay.catalog.ModeRules;
import io.reelay.catalog.ModelEntry;
import io.reelay.catalog.ImageInput;
import io.reelay.catalog.ModelTier;
import io.reelay.catalog.SeedRange;
import io.reelay.catalog.Size;
import io.reelay.catalog.TextConstraint;
import io.reelay.contracts.Mode;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.GenerationSpec;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One request held against one model. Goes through all fields, so that a caller learns of every error at once.
final class RequestValidation {

    private final Catalog catalog;
    private final ModelEntry model;
    private final @Nullable Alias alias;
    private final GenerationRequest job;
    private final FieldSchema schema;
    private final ValidationErrors findings = new ValidationErrors();

    RequestValidation(Catalog catalog, Catalog.Match match, GenerationRequest job, FieldSchema schema) {
        this.catalog = catalog;
        this.model = match.entry();
        this.alias = match.alias();
        this.job = job;
        this.schema = schema;
    }

    Validation run() {
        Mode mode = mode();
        ModeRules rules = model.rules(mode);
        nameOfTheModel();
        pictures(rules.picture());
        prompt("prompt", job.prompt(), rules.prompt());
        negativePrompt();
        int duration = duration(rules);
        Size size = new SizeResolver(model.name(), mode, rules, findings).choose(job.size());
        Long seed = seed();
        Map<String, Object> fields = schema.check(job.providerFields(), findings);
        restrictions(fields, duration, mode);
        model.fixed().forEach((name, value) -> findings.filledIn(name, value, FIXED_BY_MODEL));
        if (!findings.errors().isEmpty()) {
            return new Validation.Refused(findings.errors());
        }
        GenerationSpec spec = new GenerationSpec(
                model.providerModel(),
                mode,
                job.prompt(),
                job.negativePrompt(),
                size.width(),
                size.height(),
                duration,
                seed,
                fields,
                model.typicalSeconds());
        long credits = model.price().of(duration, fields);
        return new Validation.Accepted(new ResolvedRequest(model, spec, findings.adjustments(), credits));
    }

    private void nameOfTheModel() {
        if (alias != null) {
            findings.adjusted("model", alias.name(), model.name(), "alias");
        }
    }

    /// The mode that follows from the pictures. Where the model lacks it, the one it has, to go on looking for errors.
    private Mode mode() {
        Mode wanted = job.pictures().isEmpty() ? Mode.TEXT_TO_VIDEO : Mode.IMAGE_TO_VIDEO;
        if (model.modes().containsKey(wanted)) {
            return wanted;
        }
        findings.error(
                "image",
                switch (wanted) {
                    case TEXT_TO_VIDEO ->
                        "%s makes videos from a picture: give `image` as an https URL, a data URI or an upload id%s."
                                .formatted(model.name(), alternative(wanted));
                    case IMAGE_TO_VIDEO ->
                        "%s makes videos from text alone: leave `image` out%s."
                                .formatted(model.name(), alternative(wanted));
                });
        return model.modes().keySet().iterator().next();
    }

    private String alternative(Mode wanted) {
        return catalog.defaultFor(model.provider(), wanted, ModelTier.STANDARD)
                .map(other -> ", or use " + other.name() + " for " + wanted)
                .orElse("");
    }

    private void pictures(@Nullable ImageInput input) {
        if (input == null || !job.pictures().contains(ImageRole.LAST)) {
            return;
        }
        if (!input.roles().contains(ImageRole.LAST)) {
            findings.error("lastImage", model.name() + " takes a first picture only: leave `lastImage` out.");
        } else if (!job.pictures().contains(ImageRole.FIRST)) {
            findings.error("image", "`lastImage` needs a first picture as well: give `image`.");
        }
    }

    private void prompt(String field, @Nullable String text, TextConstraint rule) {
        if (text == null) {
            if (rule.required()) {
                findings.error(field, "%s needs `%s`.".formatted(model.name(), field));
            }
            return;
        }
        if (text.isBlank()) {
            findings.error(
                    field, "`%s` is empty: %s.".formatted(field, rule.required() ? "write one" : "leave it out"));
        } else if (text.length() < rule.min() || text.length() > rule.max()) {
            findings.error(
                    field,
                    "`%s` has %s characters; %s takes %s to %s."
                            .formatted(field, text.length(), model.name(), rule.min(), rule.max()));
        }
    }

    private void negativePrompt() {
        TextConstraint rule = model.negativePrompt();
        if (rule != null) {
            prompt("negativePrompt", job.negativePrompt(), rule);
        } else if (job.negativePrompt() != null) {
            findings.error("negativePrompt", model.name() + " takes no `negativePrompt`: leave it out.");
        }
    }

    private int duration(ModeRules rules) {
        BigDecimal wanted = job.duration();
        Integer fixed = alias == null ? null : alias.duration();
        if (alias != null && fixed != null) {
            return durationOfAlias(alias.name(), fixed, wanted);
        }
        if (wanted == null) {
            String reason = rules.durations().size() == 1 ? FIXED_BY_MODEL : MODEL_DEFAULT;
            findings.filledIn("duration", rules.defaultDuration(), reason);
            return rules.defaultDuration();
        }
        return rules.durations().stream()
                .filter(seconds -> isSame(wanted, seconds))
                .findFirst()
                .orElseGet(() -> {
                    findings.error(
                            "duration",
                            "%s makes no %s-second clips; `duration` is %s."
                                    .formatted(
                                            model.name(),
                                            MessageText.quote(wanted.toString()),
                                            MessageText.oneOf(rules.durations())),
                            rules.durations());
                    // The fields are checked against the length that was asked for.
                    return wanted.intValue();
                });
    }

    /// `5`, `5.0` and `50e-1` are the same number in JSON.
    private static boolean isSame(BigDecimal given, int seconds) {
        return given.compareTo(BigDecimal.valueOf(seconds)) == 0;
    }

    private int durationOfAlias(String name, int fixed, @Nullable BigDecimal wanted) {
        if (wanted == null) {
            findings.filledIn("duration", fixed, FIXED_BY_ALIAS);
        } else if (!isSame(wanted, fixed)) {
            findings.error(
                    "duration",
                    "`%s` means %s seconds: leave `duration` out, or use %s.".formatted(name, fixed, model.name()),
                    List.of(fixed));
        }
        return fixed;
    }

    private @Nullable Long seed() {
        JsonNode seed = job.seed();
        if (seed == null) {
            return null;
        }
        SeedRange range = model.seed();
        if (range == null) {
            findings.error("seed", model.name() + " takes no `seed`: leave it out.");
        } else if (seed.isNull()) {
            findings.error("seed", "`seed` is null: leave it out for a random one.");
        } else if (!Numbers.isLong(seed) || !range.contains(seed.longValue())) {
            findings.error(
                    "seed",
                    "`seed` is a whole number from %s to %s for %s, not %s."
                            .formatted(range.min(), range.max(), model.name(), MessageText.quote(seed.toString())));
        }
        return seed.longValue();
    }

    private void restrictions(Map<String, Object> fields, int duration, Mode mode) {
        model.restrictions().stream()
                .filter(restriction -> restriction.forbids(fields, duration, mode))
                .forEach(restriction -> findings.error("providerFields." + restriction.field(), restriction.message()));
    }
}
