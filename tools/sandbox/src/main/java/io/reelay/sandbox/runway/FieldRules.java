package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/// Validation rules of the field values, by field name.
final class FieldRules {

    /// Adds an issue for each error of the value.
    @FunctionalInterface
    interface Rule {
        void check(JsonNode value, Variant variant, List<ObjectNode> issues);
    }

    private static final int PROMPT_LENGTH = 1000;
    private static final long MAX_SEED = 4_294_967_295L;
    private static final List<String> OUTPUT_FORMATS = List.of(
            "mp4",
            "prores",
            "png_sequence",
            "hdr10",
            "hlg",
            "sdr_rec709_10bit",
            "hdr_pq_12bit_master",
            "hdr_prores",
            "hdr_png_sequence",
            "hdr_exr_sequence",
            "hdr_exr_acescg_sequence_1_3",
            "hdr_exr_acescg_sequence_2_0");
    private static final List<String> PRORES_PROFILES =
            List.of("422", "422 Proxy", "422 LT", "422 HQ", "4444", "4444 XQ");

    private static final Map<String, Rule> BY_NAME = Map.of(
            "promptText",
            text("promptText"),
            "negativePrompt",
            text("negativePrompt"),
            "promptImage",
            new PromptImageRule(),
            "ratio",
            FieldRules::ratio,
            "duration",
            FieldRules::duration,
            "seed",
            (value, variant, issues) -> wholeNumber("seed", 0, MAX_SEED, value, issues),
            "audio",
            FieldRules::audio,
            "contentModeration",
            FieldRules::contentModeration,
            "outputFormat",
            oneOf("outputFormat", OUTPUT_FORMATS),
            "proresProfile",
            oneOf("proresProfile", PRORES_PROFILES));

    private FieldRules() {}

    static Rule of(String field) {
        Rule rule = BY_NAME.get(field);
        if (rule == null) {
            throw new IllegalArgumentException("no rule for " + field);
        }
        return rule;
    }

    private static Rule text(String field) {
        return (value, variant, issues) -> {
            if (!value.isTextual()) {
                issues.add(Issue.wrongType("string", value, field));
            } else if (value.textValue().isEmpty()) {
                issues.add(Issue.tooSmall("string", 1, " characters", field));
            } else if (value.textValue().length() > PROMPT_LENGTH) {
                issues.add(Issue.tooLarge("string", PROMPT_LENGTH, " characters", field));
            }
        };
    }

    private static Rule oneOf(String field, List<String> values) {
        return (value, variant, issues) -> {
            if (!values.contains(value.textValue())) {
                issues.add(Issue.notOneOf(values, field));
            }
        };
    }

    /// Checks the type only. Whether the model supports the value is checked last.
    private static void ratio(JsonNode value, Variant variant, List<ObjectNode> issues) {
        if (!value.isTextual()) {
            issues.add(Issue.wrongType("string", value, "ratio"));
        }
    }

    private static void duration(JsonNode value, Variant variant, List<ObjectNode> issues) {
        Variant.DurationRule allowed = variant.duration();
        if (allowed.from() != null && allowed.to() != null) {
            wholeNumber("duration", allowed.from(), allowed.to(), value, issues);
        } else if (allowed.oneOf() != null && !(value.isNumber() && isOneOf(value, allowed.oneOf()))) {
            issues.add(Issue.notOneOf(allowed.oneOf(), "duration"));
        }
    }

    private static boolean isOneOf(JsonNode number, List<Integer> allowed) {
        return allowed.stream().anyMatch(one -> number.decimalValue().compareTo(BigDecimal.valueOf(one)) == 0);
    }

    private static void audio(JsonNode value, Variant variant, List<ObjectNode> issues) {
        if (!value.isBoolean()) {
            issues.add(Issue.wrongType("boolean", value, "audio"));
        }
    }

    private static void contentModeration(JsonNode value, Variant variant, List<ObjectNode> issues) {
        if (!value.isObject()) {
            issues.add(Issue.wrongType("object", value, "contentModeration"));
            return;
        }
        JsonNode threshold = value.path("publicFigureThreshold");
        List<String> values = List.of("auto", "low");
        if (!threshold.isMissingNode() && !values.contains(threshold.textValue())) {
            issues.add(Issue.notOneOf(values, "contentModeration", "publicFigureThreshold"));
        }
    }

    private static void wholeNumber(String field, long min, long max, JsonNode value, List<ObjectNode> issues) {
        if (!value.isNumber()) {
            issues.add(Issue.wrongType("number", value, field));
        } else if (value.decimalValue().stripTrailingZeros().scale() > 0) {
            issues.add(Issue.wrongType("int", value, field));
        } else if (value.decimalValue().compareTo(BigDecimal.valueOf(min)) < 0) {
            issues.add(Issue.tooSmall("number", min, "", field));
        } else if (value.decimalValue().compareTo(BigDecimal.valueOf(max)) > 0) {
            issues.add(Issue.tooLarge("number", max, "", field));
        }
    }
}
