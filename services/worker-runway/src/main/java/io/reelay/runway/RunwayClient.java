package io.reelay.runway;

import io.reelay.runway.wire.RunwayCreateVideo;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.http.ProviderHttp;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// The calls of the Runway API.
final class RunwayClient {

    private static final String API_VERSION = "2024-11-06";

    private final String base;
    private final ProviderHttp http = new ProviderHttp();

    RunwayClient(URI base) {
        this.base = base.toString().replaceFirst("/+$", "");
    }

    /// Creates a task, which costs money. Runway does not recognise a repeated request.
    ProviderResponse create(String path, RunwayCreateVideo body, Duration timeout, ApiKey key) {
        return http.sendOnce(request(path, key)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(ProviderJson.write(body)))
                .build());
    }

    ProviderResponse task(String taskId, ApiKey key) {
        return http.send(request(taskPath(taskId), key).GET().build());
    }

    ProviderResponse cancel(String taskId, ApiKey key) {
        return http.send(request(taskPath(taskId), key).DELETE().build());
    }

    private static String taskPath(String taskId) {
        return "/v1/tasks/" + URLEncoder.encode(taskId, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path, ApiKey key) {
        return HttpRequest.newBuilder(URI.create(base + path))
                .header("Authorization", "Bearer " + key.secret())
                .header("X-Runway-Version", API_VERSION)
                .header("Accept", "application/json");
    }
}
