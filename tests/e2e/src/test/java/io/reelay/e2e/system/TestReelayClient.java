package io.reelay.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A client of the REST API with the API key of the account `dev`.
public final class TestReelayClient {
    private static final Duration MODELS_WITHIN = Duration.ofSeconds(60);
    private static final Duration FINISHED_WITHIN = Duration.ofMinutes(3);

    private final URI base;
    private final String apiKey;

    TestReelayClient(URI base, String apiKey) {
        this.base = base;
        this.apiKey = apiKey;
    }

    public HttpRequest.Builder request(String path) {
        return anonymous(path).header("X-API-Key", apiKey);
    }

    /// A request without an API key.
    public HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(base.resolve(path));
    }

    public Answer get(String path) {
        return Http.call(request(path));
    }

    public Answer send(HttpRequest.Builder request) {
        return Http.call(request);
    }

    public Answer post(String path, String json, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
        headers.forEach(request::header);
        return Http.call(request);
    }

    public Answer post(String path, Form form, Map<String, String> headers) {
        HttpRequest.Builder request =
                request(path).header("Content-Type", form.contentType()).POST(form.publisher());
        headers.forEach(request::header);
        return Http.call(request);
    }

    public JsonNode job(String id) {
        return get("/v1/jobs/" + id).expect(200).body();
    }

    /// The job in its final state.
    public JsonNode finished(String id) {
        return await("the end of " + id)
                .atMost(FINISHED_WITHIN)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .until(() -> job(id), job -> job.path("terminal").asBoolean());
    }

    /// Waits until the job has this status.
    public void awaitStatus(String id, String status) {
        await(id + " " + status)
                .atMost(FINISHED_WITHIN)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(job(id).path("status").asText()).isEqualTo(status));
    }

    /// The items of all pages of a list.
    public List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        JsonNode page = get(path + "?limit=200").expect(200).body();
        page.path("items").forEach(items::add);
        while (page.path("nextCursor").isTextual()) {
            page = get(path + "?limit=200&cursor=" + page.path("nextCursor").asText())
                    .expect(200)
                    .body();
            page.path("items").forEach(items::add);
        }
        return items;
    }

    void awaitModels(String... names) {
        await("the announced models")
                .atMost(MODELS_WITHIN)
                .untilAsserted(
                        () -> assertThat(get("/v1/models").expect(200).body().findValuesAsText("name"))
                                .contains(names));
    }
}
