package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// `promptImage`: one media value, or a list of them with their positions.
final class PromptImageRule implements FieldRules.Rule {

    private static final String FIELD = "promptImage";

    @Override
    public void check(JsonNode value, Variant variant, List<ObjectNode> issues) {
        if (value.isArray()) {
            checkList(value, variant.positions(), issues);
        } else if (!value.isTextual()) {
            issues.add(Issue.wrongType("string", value, FIELD));
        }
    }

    private static void checkList(JsonNode list, List<String> positions, List<ObjectNode> issues) {
        if (list.isEmpty()) {
            issues.add(Issue.tooSmall("array", 1, " items", FIELD));
        } else if (list.size() > positions.size()) {
            issues.add(Issue.tooLarge("array", positions.size(), " items", FIELD));
        }
        List<String> seen = new ArrayList<>();
        for (int index = 0; index < list.size(); index++) {
            JsonNode item = list.get(index);
            if (!item.isObject()) {
                issues.add(Issue.wrongType("object", item, FIELD, index));
                continue;
            }
            if (!item.path("uri").isTextual()) {
                issues.add(Issue.wrongType("string", item.path("uri"), FIELD, index, "uri"));
            }
            String position = item.path("position").asText();
            if (!positions.contains(position)) {
                issues.add(Issue.notOneOf(positions, FIELD, index, "position"));
            } else if (seen.contains(position)) {
                issues.add(Issue.custom("Each position may be used only once.", FIELD, index, "position"));
            }
            seen.add(position);
        }
        if (!list.isEmpty() && issues.isEmpty() && !seen.contains("first")) {
            issues.add(Issue.custom("A first frame is required.", FIELD));
        }
    }

    /// A media value and its path in an issue.
    record Media(String value, List<Object> path) {}

    /// The media values of a valid field.
    static List<Media> media(JsonNode value) {
        if (value.isTextual()) {
            return List.of(new Media(value.textValue(), List.of(FIELD)));
        }
        return IntStream.range(0, value.size())
                .mapToObj(index -> new Media(value.get(index).path("uri").textValue(), List.of(FIELD, index, "uri")))
                .toList();
    }
}
