package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultRule;
import java.util.Map;

/// The failure of an accepted task.
///
/// @param inItem     the failure is in `data` and not in `errors`
/// @param onlyTheLast only the last result fails
record TaskFailure(String code, String message, boolean inItem, boolean onlyTheLast) {

    private static final Map<Fault, String> TEXTS = Map.of(
            Fault.TIMEOUT_PROVIDER,
            "The external provider did not respond within the timeout window. "
                    + "The request was automatically terminated.",
            Fault.PROVIDER_RATE_LIMIT_EXCEEDED,
            "The external provider has reached its rate limit. Please try again later.",
            Fault.INVALID_PROVIDER_CONTENT,
            "The external provider refused the content because of its moderation policy.");

    static TaskFailure of(FaultRule rule) {
        Fault fault = rule.fault();
        boolean namesItsCode = TEXTS.containsKey(fault);
        return new TaskFailure(
                namesItsCode ? fault.wireName() : rule.codeOr("inferenceError"),
                rule.messageOr(TEXTS.getOrDefault(fault, "The inference failed.")),
                fault == Fault.ITEM_ERROR,
                fault == Fault.PARTIAL_SUCCESS);
    }

    ObjectNode error() {
        return JsonNodeFactory.instance.objectNode().put("code", code).put("message", message);
    }
}
