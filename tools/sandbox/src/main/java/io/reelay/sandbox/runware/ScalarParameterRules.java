package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The parameters that every model supports, and the validation of all parameter values.
final class ScalarParameterRules {

    private record Rule(String type, Predicate<JsonNode> accepts, List<String> words) {}

    private static final int MIN_TTL = 60;

    private static final Map<String, Rule> RULES = Map.ofEntries(
            Map.entry("positivePrompt", new Rule("string", JsonNode::isTextual, List.of())),
            Map.entry(
                    "negativePrompt",
                    new Rule(
                            "string",
                            text -> text.isTextual() && text.textValue().length() >= 2,
                            List.of())),
            Map.entry("duration", new Rule("float", JsonNode::isNumber, List.of())),
            Map.entry("width", new Rule("integer", JsonNode::isIntegralNumber, List.of())),
            Map.entry("height", new Rule("integer", JsonNode::isIntegralNumber, List.of())),
            Map.entry("outputType", words("URL")),
            Map.entry("outputFormat", words("MP4", "WEBM", "MOV")),
            Map.entry("deliveryMethod", words("async")),
            Map.entry("outputQuality", whole(20, 99)),
            Map.entry("numberResults", whole(1, 4)),
            Map.entry("includeCost", new Rule("boolean", JsonNode::isBoolean, List.of())),
            Map.entry("ttl", whole(MIN_TTL, Integer.MAX_VALUE)),
            Map.entry("webhookURL", new Rule("string", ScalarParameterRules::isUrl, List.of())),
            Map.entry("uploadEndpoint", new Rule("string", ScalarParameterRules::isUrl, List.of())),
            Map.entry("providerSettings", new Rule("object", JsonNode::isObject, List.of())),
            Map.entry("seed", whole(1, Long.MAX_VALUE)),
            Map.entry("CFGScale", new Rule("float", scale -> between(scale, 0, 1), List.of())),
            Map.entry("fps", whole(15, 60)),
            Map.entry("safety", new Rule("object", JsonNode::isObject, List.of())),
            Map.entry("frameImages", new Rule("array", JsonNode::isArray, List.of())),
            Map.entry("referenceImages", new Rule("array", JsonNode::isArray, List.of())));

    private static final Set<String> ONLY_SOME_MODELS =
            Set.of("negativePrompt", "seed", "CFGScale", "fps", "safety", "frameImages", "referenceImages");

    private static final List<String> OF_EVERY_MODEL = Stream.concat(
                    Stream.of("taskType", "taskUUID", "model"),
                    RULES.keySet().stream().filter(name -> !ONLY_SOME_MODELS.contains(name)))
            .sorted()
            .toList();

    private ScalarParameterRules() {}

    /// Checks first that the model supports all parameters, then that all values are valid.
    static void check(VideoModel model, ObjectNode task) {
        List<String> known = Stream.concat(
                        OF_EVERY_MODEL.stream(), model.parameters().stream().sorted())
                .toList();
        for (Map.Entry<String, JsonNode> parameter : task.properties()) {
            if (!known.contains(parameter.getKey())) {
                throw TaskErrorException.invalid(
                                "unsupportedParameter",
                                "The parameter '%s' is not supported by this model.".formatted(parameter.getKey()))
                        .at(parameter.getKey())
                        .allowed(known);
            }
        }
        task.properties().forEach(parameter -> checkValue(parameter.getKey(), parameter.getValue()));
    }

    private static void checkValue(String name, JsonNode value) {
        Rule rule = RULES.get(name);
        if (rule != null && !rule.accepts().test(value)) {
            TaskErrorException error = TaskErrorException.invalidValue(name).type(rule.type());
            throw rule.words().isEmpty() ? error : error.allowed(rule.words());
        }
    }

    /// The vendor's examples use upper and lower case.
    private static Rule words(String... words) {
        List<String> list = List.of(words);
        return new Rule("string", value -> list.stream().anyMatch(value.asText()::equalsIgnoreCase), list);
    }

    private static Rule whole(long min, long max) {
        return new Rule("integer", value -> value.isIntegralNumber() && between(value, min, max), List.of());
    }

    private static boolean between(JsonNode value, long min, long max) {
        return value.isNumber()
                && value.decimalValue().compareTo(BigDecimal.valueOf(min)) >= 0
                && value.decimalValue().compareTo(BigDecimal.valueOf(max)) <= 0;
    }

    private static boolean isUrl(JsonNode value) {
        return value.isTextual() && value.textValue().matches("https?://\\S+");
    }
}
