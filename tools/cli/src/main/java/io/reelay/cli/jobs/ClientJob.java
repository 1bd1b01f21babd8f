package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/// A job as the API returns it, with the members that the commands print.
public record ClientJob(
        String id,
        String status,
        boolean terminal,
        double progress,
        Optional<Integer> etaSeconds,
        Optional<String> waiting,
        String model,
        Optional<Output> output,
        Optional<Failed> failure,
        String createdAt) {

    /// The first video of a job that succeeded.
    public record Output(
            String url, String expiresAt, long bytes, String sha256, int width, int height, double durationSeconds) {

        private static Output of(JsonNode json) {
            return new Output(
                    json.path("url").asText(),
                    json.path("expiresAt").asText(),
                    json.path("bytes").asLong(),
                    json.path("sha256").asText(),
                    json.path("width").asInt(),
                    json.path("height").asInt(),
                    json.path("durationSeconds").asDouble());
        }
    }

    /// Why a job did not succeed.
    public record Failed(String code, String message) {}

    static ClientJob of(JsonNode json) {
        return new ClientJob(
                json.path("id").asText(),
                json.path("status").asText(),
                json.path("terminal").asBoolean(),
                json.path("progress").asDouble(),
                present(json.path("etaSeconds")).map(JsonNode::asInt),
                present(json.path("waiting").path("reason")).map(JsonNode::asText),
                json.path("model").asText(),
                present(json.path("output").path(0)).map(Output::of),
                present(json.path("failure"))
                        .map(failure -> new Failed(
                                failure.path("code").asText(),
                                failure.path("message").asText())),
                json.path("createdAt").asText());
    }

    public boolean succeeded() {
        return status.equals("succeeded");
    }

    private static Optional<JsonNode> present(JsonNode node) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node);
    }
}
