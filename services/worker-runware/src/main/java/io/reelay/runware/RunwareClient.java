package io.reelay.runware;

import io.reelay.runware.wire.RunwareTaskBody;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.http.ProviderHttp;
import io.reelay.workerspi.http.ProviderJson;
import io.reelay.workerspi.http.ProviderResponse;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// Calls the single endpoint of Runware. Every call may be repeated: Runware refuses a second task with the same UUID.
final class RunwareClient {

    private final URI endpoint;
    private final ProviderHttp http = new ProviderHttp();

    RunwareClient(URI base) {
        this.endpoint = URI.create(base.toString().replaceFirst("(/v1)?/*$", "") + "/v1");
    }

    ProviderResponse send(RunwareTaskBody task, Duration timeout, ApiKey key) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(timeout)
                .header("Authorization", "Bearer " + key.secret())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(ProviderJson.write(new RunwareTaskBody[] {task})))
                .build();
        return http.send(request);
    }
}
