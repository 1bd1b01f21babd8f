package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.Json;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.http.NetworkFaults;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs before the tasks: parses the request, finds its key and applies the armed faults.
@ApplicationScoped
class RunwareRequestFilter {

    private static final String SCHEME = "Bearer ";
    private static final Map<Fault, List<String>> REFUSALS = Map.of(
            Fault.UNAUTHORIZED, List.of("invalidApiKey", "Invalid API key. Get one at https://runware.ai/signup"),
            Fault.PAYMENT_REQUIRED, List.of("insufficientCredits", "Insufficient credits. Please top up your account."),
            Fault.FORBIDDEN, List.of("insufficientPermissions", "The API key lacks permission for this operation."),
            Fault.TOO_MANY_REQUESTS, List.of("rateLimitExceeded", "Too many requests. Please try again later."),
            Fault.UNAVAILABLE, List.of("serviceUnavailable", "The service is temporarily unavailable."),
            Fault.GATEWAY_TIMEOUT, List.of("providerGatewayTimeout", "The gateway timed out."),
            Fault.ERRORS_IN_OK,
                    List.of("providerRateLimitExceeded", "The external provider has reached its rate limit."));
    private static final List<String> ANYTHING_ELSE = List.of("internalServerError", "An internal error occurred.");

    private final FaultInjector faults;
    private final NetworkFaults networkFaults;

    RunwareRequestFilter(FaultInjector faults, NetworkFaults networkFaults) {
        this.faults = faults;
        this.networkFaults = networkFaults;
    }

    /// @return the tasks, at least one
    List<ObjectNode> read(byte[] content) {
        try {
            JsonNode tree = Json.STRICT.readTree(content);
            List<ObjectNode> tasks = new ArrayList<>();
            for (JsonNode element : tree) {
                if (element instanceof ObjectNode task) {
                    tasks.add(task);
                }
            }
            if (tree.isArray() && !tasks.isEmpty() && tasks.size() == tree.size()) {
                return tasks;
            }
        } catch (IOException e) {
            throw TaskErrorException.invalid("invalidRequest", "The request body is not valid JSON.");
        }
        throw TaskErrorException.invalid("invalidRequest", "The request body must be an array of task objects.");
    }

    SandboxApiKey admit(HttpServerRequest request, ObjectNode first) {
        String authorization = request.getHeader("Authorization");
        String secret = "";
        if (authorization != null && authorization.startsWith(SCHEME)) {
            secret = authorization.substring(SCHEME.length());
        } else if (first.path("taskType").asText().equals("authentication")) {
            secret = first.path("apiKey").asText();
        } else {
            throw unauthorized("missingApiKey", "No API key was provided. Get one at https://runware.ai/signup");
        }
        if (secret.isBlank() || secret.chars().anyMatch(Character::isWhitespace)) {
            throw unauthorized("invalidApiKey", "Invalid API key. Get one at https://runware.ai/signup");
        }
        return SandboxApiKey.of(secret);
    }

    private static TaskErrorException unauthorized(String code, String message) {
        TaskErrorException error = new TaskErrorException(401, code, message).at("apiKey");
        error.error().put("taskType", "authentication").remove("documentation");
        return error;
    }

    static Operation callOf(ObjectNode task) {
        return switch (task.path("taskType").asText()) {
            case "getResponse", "getTaskDetails" -> Operation.POLL;
            case "imageUpload", "uploadImage", "mediaStorage" -> Operation.UPLOAD;
            case "accountManagement", "authentication", "ping" -> Operation.ACCOUNT;
            default -> Operation.CREATE;
        };
    }

    /// Applies faults that replace the work.
    void applyFaultsBefore(ObjectNode task, HttpServerRequest request) {
        faults.match(
                        SandboxProvider.RUNWARE,
                        callOf(task),
                        FaultPoint.INSTEAD,
                        task.path("model").textValue())
                .ifPresent(rule -> {
                    networkFaults.apply(rule, request);
                    throw refusal(rule, task);
                });
    }

    /// Applies faults that occur after the work.
    ///
    /// @return whether the response must be empty
    boolean applyFaultsAfter(ObjectNode task, HttpServerRequest request) {
        return faults.match(
                        SandboxProvider.RUNWARE,
                        callOf(task),
                        FaultPoint.AFTERWARDS,
                        task.path("model").textValue())
                .map(rule -> {
                    networkFaults.apply(rule, request);
                    if (rule.fault() == Fault.GATEWAY_TIMEOUT_AFTER_ACCEPTING) {
                        throw refusal(rule, task);
                    }
                    return rule.fault() == Fault.EMPTY_ACK;
                })
                .orElse(false);
    }

    /// The error of a poll has no task id, because it is not a state of the task.
    private static TaskErrorException refusal(FaultRule rule, ObjectNode task) {
        List<String> words = REFUSALS.getOrDefault(rule.fault(), ANYTHING_ELSE);
        TaskErrorException error = new TaskErrorException(
                Math.max(200, rule.fault().status()), rule.codeOr(words.getFirst()), rule.messageOr(words.getLast()));
        return callOf(task) == Operation.POLL ? error : error.of(task);
    }
}
