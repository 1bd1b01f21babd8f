package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Calls `webhookURL` when a task is done: one unsigned call per result and per error, with a few retries after a
/// failure.
@ApplicationScoped
class WebhookSender {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final long FIRST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 8_000;
    private static final int ATTEMPTS = 10;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Vertx vertx;
    private final LiveSettings settings;
    private final FaultInjector faults;

    WebhookSender(Vertx vertx, LiveSettings settings, FaultInjector faults) {
        this.vertx = vertx;
        this.settings = settings;
        this.faults = faults;
    }

    /// @param outcome called when the task is done
    void announce(RunwareAccounts.Accepted accepted, Supplier<TaskResponse> outcome) {
        String url = accepted.task().request().sent().path("webhookURL").asText("");
        if (!url.isEmpty()) {
            long ready = accepted.work().toMillis() + 1;
            vertx.setTimer(ready, due -> bodies(outcome.get()).forEach(body -> deliver(URI.create(url), body)));
        }
    }

    private Stream<ObjectNode> bodies(TaskResponse outcome) {
        boolean wrapped = settings.current().on(SandboxFlag.WRAPPED_WEBHOOKS);
        return Stream.concat(
                outcome.data().stream().map(result -> wrapped ? listOf("data", result) : result),
                outcome.errors().stream().map(error -> listOf("errors", error)));
    }

    private static ObjectNode listOf(String name, ObjectNode item) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray(name).add(item);
        return body;
    }

    private void deliver(URI url, ObjectNode body) {
        Fault fault = faults.match(SandboxProvider.RUNWARE, Operation.WEBHOOK, FaultPoint.IN_THE_WEBHOOK, null)
                .map(FaultRule::fault)
                .orElse(null);
        if (fault == Fault.MISSING_WEBHOOK) {
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        attempt(request, 1);
        if (fault == Fault.DUPLICATE_WEBHOOK) {
            attempt(request, 1);
        }
    }

    private void attempt(HttpRequest request, int number) {
        client.sendAsync(request, HttpResponse.BodyHandlers.discarding()).whenComplete((answer, failure) -> {
            boolean taken = failure == null && answer.statusCode() / 100 == 2;
            if (!taken && number < ATTEMPTS) {
                long pause = Math.min(LONGEST_PAUSE_MILLIS, FIRST_PAUSE_MILLIS << number - 1);
                vertx.setTimer(pause, due -> attempt(request, number + 1));
            }
        });
    }
}
