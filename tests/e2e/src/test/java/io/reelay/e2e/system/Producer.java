package io.reelay.e2e.system;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.e2e.system.SubmittedJob.Provider;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A producer that submits jobs and receives their webhooks.
public final class Producer {
    private final ReelaySystem reelay;

    public Producer(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    /// One job for each provider.
    public List<SubmittedJob> submitToBoth() {
        return Stream.of(Provider.values()).map(this::submit).toList();
    }

    public List<SubmittedJob> submit(int count, Provider provider) {
        return IntStream.range(0, count).mapToObj(_ -> submit(provider)).toList();
    }

    public SubmittedJob submit(Provider provider) {
        return submitAs(newMarker(), provider);
    }

    /// The same marker gives the same request with the same idempotency key.
    public SubmittedJob submitAs(String marker, Provider provider) {
        Answer answer = reelay.api()
                .post("/v1/jobs", request(marker, provider), Map.of("Idempotency-Key", marker))
                .expect(202);
        return new SubmittedJob(answer.body().path("id").asText(), provider, marker);
    }

    public static String newMarker() {
        return "m" + UUID.randomUUID().toString().replace("-", "");
    }

    private String request(String marker, Provider provider) {
        ObjectNode request = Http.JSON
                .createObjectNode()
                .put("model", provider.model())
                .put("prompt", "waves at dusk, " + marker)
                .put("duration", provider.seconds())
                .put("size", "1280:720")
                .put(
                        "callbackUrl",
                        reelay.receiver().url("/callbacks/" + marker).toString());
        request.putObject("metadata").put("marker", marker);
        return request.toString();
    }
}
