package io.reelay.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

/// Controls the sandbox: its faults, its speed, and its journal of all calls that would have been charged.
public final class SandboxControl {
    private static final Duration ACCEPTED_WITHIN = Duration.ofSeconds(60);

    private final URI base;

    SandboxControl(URI base) {
        this.base = base;
    }

    public void configure(String json) {
        post("/__sandbox/config", json);
    }

    /// Removes faults and tasks and restores the initial speed.
    public void reset() {
        post("/__sandbox/reset", "{}");
    }

    /// The tasks whose prompt contains the word.
    public List<JsonNode> tasks(String word) {
        return StreamSupport.stream(journal().path("tasks").spliterator(), false)
                .filter(task -> task.path("prompt").asText().contains(word))
                .toList();
    }

    /// Waits until a task whose prompt contains the word is accepted.
    public void awaitTask(String word) {
        await("a task of " + word)
                .atMost(ACCEPTED_WITHIN)
                .untilAsserted(() -> assertThat(tasks(word)).isNotEmpty());
    }

    /// The number of live tasks of the provider.
    public int live(String provider) {
        return journal().path("live").path(provider).asInt();
    }

    /// The largest number of simultaneous live tasks of the provider.
    public int mostLive(String provider) {
        return journal().path("maxLive").path(provider).asInt();
    }

    private JsonNode journal() {
        return Http.call(HttpRequest.newBuilder(base.resolve("/__sandbox/ledger")))
                .expect(200)
                .body();
    }

    private void post(String path, String json) {
        Http.call(HttpRequest.newBuilder(base.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)))
                .expect(200);
    }
}
