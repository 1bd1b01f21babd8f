package io.reelay.runware;

import io.reelay.runware.wire.RunwareTask;
import io.reelay.workerkit.http.ProviderHttp;
import io.reelay.workerkit.http.ProviderJson;
import io.reelay.workerkit.http.Reply;
import io.reelay.workerkit.spi.ApiKey;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;

/// Runware's one endpoint. Every call may be sent again: a task that came twice is refused by its UUID.
final class RunwareCalls {

    private final URI endpoint;
    private final ProviderHttp http = new ProviderHttp();

    RunwareCalls(URI base) {
        this.endpoint = URI.create(base.toString().replaceFirst("(/v1)?/*$", "") + "/v1");
    }

    Reply send(RunwareTask task, Duration patience, ApiKey key) {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(patience)
                .header("Authorization", "Bearer " + key.secret())
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(ProviderJson.write(new RunwareTask[] {task})))
                .build();
        return http.send(request);
    }
}
