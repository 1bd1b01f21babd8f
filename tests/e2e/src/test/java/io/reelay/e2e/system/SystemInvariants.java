package io.reelay.e2e.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.Topics;
import io.reelay.e2e.system.SubmittedJob.Provider;
import io.reelay.testkit.kafka.KafkaTap;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What must hold for every job, whatever happened on its way: it ends; the provider was asked at most once;
/// there is one archived result, one completion and one callback, however often they were delivered; and the
/// credits add up.
public final class SystemInvariants {
    /// An attempt that a dead notifier was at is made again after a minute.
    private static final Duration CALLBACK_WITHIN = Duration.ofMinutes(2);

    private final ReelaySystem reelay;

    public SystemInvariants(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    /// Waits for the jobs to end and then checks each promise.
    public void holdFor(List<SubmittedJob> jobs) {
        for (SubmittedJob job : jobs) {
            JsonNode ended = reelay.api().finished(job.id());
            boolean succeeded = succeeded(ended);
            assertThat(tasks(job)).as("tasks of %s", ended).hasSizeBetween(succeeded ? 1 : atLeast(job), 1);
            assertThat(archivedClips(job)).as("archived clips of %s", ended).hasSize(succeeded ? 1 : 0);
            awaitOneCallback(job);
            assertPaidOnce(job, ended);
        }
        assertOneCompletionEach(jobs);
        assertTheBooksBalance();
    }

    public static boolean succeeded(JsonNode job) {
        return job.path("status").asText().equals("succeeded");
    }

    private List<JsonNode> tasks(SubmittedJob job) {
        return reelay.sandbox().tasks(job.marker());
    }

    /// Runware recognises a repetition, so no job there is ever given up for a lost answer.
    private static int atLeast(SubmittedJob job) {
        return job.provider() == Provider.RUNWARE ? 1 : 0;
    }

    private List<String> archivedClips(SubmittedJob job) {
        return reelay.objects().stream()
                .filter(key -> key.contains(job.id()) && key.endsWith(".mp4"))
                .toList();
    }

    private void awaitOneCallback(SubmittedJob job) {
        await("the callback of " + job)
                .atMost(CALLBACK_WITHIN)
                .untilAsserted(() -> assertThat(webhookIds(job)).hasSize(1));
    }

    private Set<String> webhookIds(SubmittedJob job) {
        return reelay.receiver().requests(request -> request.path().equals(job.callbackPath())).stream()
                .map(request -> request.header("webhook-id"))
                .collect(Collectors.toSet());
    }

    private void assertOneCompletionEach(List<SubmittedJob> jobs) {
        try (KafkaTap tap = reelay.tap(Topics.JOB_COMPLETED)) {
            tap.records();
            for (SubmittedJob job : jobs) {
                assertThat(tap.recordsOf(job.id()))
                        .as("completions of %s", job)
                        .isNotEmpty()
                        .extracting(completion -> completion.header("ce_id"))
                        .containsOnly(job.id() + ":completed");
            }
        }
    }

    /// What was set aside for a job is either paid, as the job says, or free again.
    private void assertPaidOnce(SubmittedJob job, JsonNode ended) {
        List<JsonNode> entries = reelay.api().all("/v1/account/ledger").stream()
                .filter(entry -> entry.path("jobId").asText().equals(job.id()))
                .toList();
        assertThat(entries)
                .extracting(entry -> entry.path("kind").asText())
                .containsExactlyInAnyOrder("reserve", succeeded(ended) ? "settle" : "release");
        assertThat(sum(entries, "reservedChange")).isZero();
        assertThat(-sum(entries, "balanceChange"))
                .isEqualTo(ended.path("credits").path("charged").asLong());
    }

    private void assertTheBooksBalance() {
        List<JsonNode> entries = reelay.api().all("/v1/account/ledger");
        JsonNode credits = reelay.api().get("/v1/account").expect(200).body().path("credits");
        assertThat(credits.path("balance").asLong()).isEqualTo(sum(entries, "balanceChange"));
        assertThat(credits.path("reserved").asLong()).isEqualTo(sum(entries, "reservedChange"));
    }

    private static long sum(List<JsonNode> entries, String member) {
        return entries.stream().mapToLong(entry -> entry.path(member).asLong()).sum();
    }
}
