package io.reelay.cli.demo;

import io.reelay.cli.jobs.ClientJob;
import io.reelay.cli.jobs.JobWatch;
import io.reelay.cli.jobs.ReelayClient;
import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.Terminal;
import io.reelay.contracts.Topics;
import io.reelay.localstack.system.Service;
import io.reelay.localstack.system.SystemPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;

/// Acts as the producer and the downstream consumers: submits, watches, downloads, verifies and consumes events.
final class DemoRun implements AutoCloseable {

    private static final Duration JOBS_END_WITHIN = Duration.ofMinutes(3);
    private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(15);

    private final SystemPlan plan;
    private final CallbackReceiver receiver;
    private final Terminal terminal;
    private final InstantSource clock;
    private final String completions;
    private final CompletionEvents events;
    private final ReelayClient api;

    DemoRun(SystemPlan plan, CallbackReceiver receiver, Terminal terminal, InstantSource clock) {
        this.plan = plan;
        this.receiver = receiver;
        this.terminal = terminal;
        this.clock = clock;
        this.completions = plan.settings().kafkaPrefix() + Topics.JOB_COMPLETED;
        this.events = new CompletionEvents(plan.endpoints().kafkaBootstrap(), completions);
        this.api = new ReelayClient(plan.url(Service.INTAKE), plan.settings().devApiKey());
    }

    void run() throws InterruptedException {
        var text = DemoJob.textToVideo(receiver.url("text-to-video"));
        var image = DemoJob.imageToVideo(receiver.url("image-to-video"));
        terminal.line();
        terminal.line(terminal.bold("Two jobs"));
        var ended = new JobWatch(api, terminal, clock).untilEnded(submitted(text, image), JOBS_END_WITHIN);
        show(text, ended.getFirst());
        show(image, ended.getLast());
        terminal.line();
    }

    @Override
    public void close() {
        events.close();
    }

    /// Submits both jobs concurrently.
    private List<ClientJob> submitted(DemoJob text, DemoJob image) {
        try (var producers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> api.submit(text.request()), producers);
            var second = CompletableFuture.supplyAsync(() -> api.submit(image.request(), imageFile()), producers);
            return List.of(first.join(), second.join());
        } catch (CompletionException refused) {
            throw new CliException(CliException.sentence(refused.getCause()), refused);
        }
    }

    private void show(DemoJob shown, ClientJob job) throws InterruptedException {
        var output = job.output().orElseThrow(() -> new CliException(describeEnd(shown, job)));
        var file = plan.directory().resolve("demo").resolve(job.id() + ".mp4");
        Download.save(output, file);
        var callback = receiver.await(shown.name(), DELIVERED_WITHIN);
        new WebhookSignature(plan.settings().devWebhookSecret(), clock).verify(callback);
        var event = events.await(job.id(), DELIVERED_WITHIN, clock);

        terminal.line();
        terminal.line(terminal.bold(shown.title()));
        entry("job", job.id());
        entry("status", terminal.green(job.status()));
        entry(
                "video",
                String.format(
                        Locale.ROOT,
                        "%d x %d, %.1f s, %d KB",
                        output.width(),
                        output.height(),
                        output.durationSeconds(),
                        output.bytes() / 1024));
        entry("signed URL", output.url());
        entry("expires", output.expiresAt());
        entry("saved to", file.toString());
        entry("webhook", "%s  %s".formatted(callback.header("webhook-id"), terminal.green("both signatures verified")));
        entry("event", completions);
        event.forEach((name, value) -> entry("", terminal.dim("%-15s".formatted(name)) + " " + value));
    }

    private void entry(String what, String value) {
        terminal.line("  " + terminal.dim("%-11s".formatted(what)) + " " + value);
    }

    private static String describeEnd(DemoJob shown, ClientJob job) {
        var reason = job.failure()
                .map(failed -> failed.code() + ", " + failed.message())
                .orElse("no output");
        return "%s: %s ended as %s (%s)".formatted(shown.title(), job.id(), job.status(), reason);
    }

    /// Copies the demo's image to a file that the job can upload.
    private Path imageFile() {
        var file = plan.directory().resolve("demo").resolve("lake.jpg");
        try (var image = DemoRun.class.getResourceAsStream("lake.jpg")) {
            if (image == null) {
                throw new IllegalStateException("lake.jpg is missing from the jar");
            }
            Files.createDirectories(file.getParent());
            Files.copy(image, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException full) {
            throw new CliException("cannot write " + file + ": " + CliException.sentence(full), full);
        }
    }
}
