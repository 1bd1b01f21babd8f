package io.reelay.cli.demo;

import io.reelay.cli.jobs.ReelayClient;
import io.reelay.cli.jobs.ClientJob;
import io.reelay.cli.jobs.JobWatch;
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

/// Plays the producer and the consumers downstream: posts, watches, downloads, verifies, listens.
final class DemoRun implements AutoCloseable {

    private static final Duration RENDERED_WITHIN = Duration.ofMinutes(3);
    private static final Duration TOLD_WITHIN = Duration.ofSeconds(15);

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
        var ended = new JobWatch(api, terminal, clock).toTheEnd(submitted(text, image), RENDERED_WITHIN);
        present(text, ended.getFirst());
        present(image, ended.getLast());
        terminal.line();
    }

    @Override
    public void close() {
        events.close();
    }

    /// Side by side, as producers come.
    private List<ClientJob> submitted(DemoJob text, DemoJob image) {
        try (var producers = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> api.submit(text.request()), producers);
            var second = CompletableFuture.supplyAsync(() -> api.submit(image.request(), picture()), producers);
            return List.of(first.join(), second.join());
        } catch (CompletionException refused) {
            throw new CliException(CliException.sentence(refused.getCause()), refused);
        }
    }

    private void present(DemoJob shown, ClientJob job) throws InterruptedException {
        var output = job.output().orElseThrow(() -> new CliException(ending(shown, job)));
        var file = plan.directory().resolve("demo").resolve(job.id() + ".mp4");
        Download.save(output, file);
        var callback = receiver.await(shown.name(), TOLD_WITHIN);
        new WebhookSignature(plan.settings().devWebhookSecret(), clock).verify(callback);
        var event = events.await(job.id(), TOLD_WITHIN, clock);

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
        entry(
                "callback",
                "%s  %s".formatted(callback.header("webhook-id"), terminal.green("both signatures verified")));
        entry("event", completions);
        event.forEach((name, value) -> entry("", terminal.dim("%-15s".formatted(name)) + " " + value));
    }

    private void entry(String what, String value) {
        terminal.line("  " + terminal.dim("%-11s".formatted(what)) + " " + value);
    }

    private static String ending(DemoJob shown, ClientJob job) {
        var reason = job.failure()
                .map(failed -> failed.code() + ", " + failed.message())
                .orElse("no output");
        return "%s: %s ended as %s (%s)".formatted(shown.title(), job.id(), job.status(), reason);
    }

    /// The picture that comes with the product, as a file that a producer would have.
    private Path picture() {
        var file = plan.directory().resolve("demo").resolve("lake.jpg");
        try (var picture = DemoRun.class.getResourceAsStream("lake.jpg")) {
            if (picture == null) {
                throw new IllegalStateException("lake.jpg is missing from the jar");
            }
            Files.createDirectories(file.getParent());
            Files.copy(picture, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException full) {
            throw new CliException("cannot write " + file + ": " + CliException.sentence(full), full);
        }
    }
}
