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

/// The invariants of every job, also after failures: the job ends; it has at most one task at the provider; it
/// has one archived result, one completion and one webhook, however often they were delivered; and the credits add up.
public final class SystemInvariants {
    /// An attempt of a killed notifier is repeated after a minute, when its lease ends.
    private static final Duration CALLBACK_WITHIN = Duration.ofMinutes(2);

    private final ReelaySystem reelay;

    public SystemInvariants(ReelaySystem reelay) {
        this.reelay = reelay;
    }

    /// Waits for the end of the jobs and then checks each invariant.
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
        assertTheLedgerBalances();
    }

    public static boolean succeeded(JsonNode job) {
        return job.path("status").asText().equals("succeeded");
    }

    private List<JsonNode> tasks(SubmittedJob job) {
        return reelay.sandbox().tasks(job.marker());
    }

    /// Runware recognises repeated submissions, so a lost answer never fails a job there.
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

    /// The reserved credits of a job are either charged, as the job shows, or released.
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

    private void assertTheLedgerBalances() {
        List<JsonNode> entries = reelay.api().all("/v1/account/ledger");
        JsonNode credits = reelay.api().get("/v1/account").expect(200).body().path("credits");
        assertThat(credits.path("balance").asLong()).isEqualTo(sum(entries, "balanceChange"));
        assertThat(credits.path("reserved").asLong()).isEqualTo(sum(entries, "reservedChange"));
    }

    private static long sum(List<JsonNode> entries, String member) {
        return entries.stream().mapToLong(entry -> entry.path(member).asLong()).sum();
    }
}
