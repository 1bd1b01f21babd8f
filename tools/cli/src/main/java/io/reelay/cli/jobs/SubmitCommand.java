package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.cli.terminal.Terminal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Creates a job.
@Command(name = "submit", description = "Create a job and print its id.", mixinStandardHelpOptions = true)
public final class SubmitCommand implements Callable<Integer> {

    private static final Duration TIMEOUT = Duration.ofHours(1);

    @Option(
            names = "--model",
            required = true,
            description = "For example runway/gen4_turbo; ./reelay models lists all.")
    private String model = "";

    @Option(names = "--prompt", description = "Text that describes the video.")
    private @Nullable String prompt;

    @Option(names = "--image", paramLabel = "FILE|URL", description = "First frame: a local file or an https URL.")
    private @Nullable String image;

    @Option(names = "--duration", paramLabel = "SECONDS")
    private @Nullable Integer duration;

    @Option(names = "--size", description = "For example 9:16 or 720x1280.")
    private @Nullable String size;

    @Option(names = "--seed")
    private @Nullable Long seed;

    @Option(names = "--callback-url", description = "URL that receives a webhook when the job ends.")
    private @Nullable String callbackUrl;

    @Option(names = "--wait", description = "Wait for the job, show its progress and print the URL of the result.")
    private boolean wait;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final InstantSource clock;

    public SubmitCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var api = ReelayClient.of(environment);
        var job = submit(api);
        if (!wait) {
            terminal.line(job.id());
            return 0;
        }
        var watch = new JobWatch(api, terminal, clock);
        return JobReport.of(watch.untilEnded(List.of(job), TIMEOUT).getFirst(), terminal);
    }

    private ClientJob submit(ReelayClient api) {
        var request = request();
        if (image == null) {
            return api.submit(request);
        }
        if (image.matches("(?i)(https?:|data:).*") || image.startsWith("upl_")) {
            return api.submit(request.put("image", image));
        }
        return api.submit(request, Path.of(image));
    }

    private ObjectNode request() {
        var request = ReelayClient.JSON.createObjectNode().put("model", model);
        put(request, "prompt", prompt);
        put(request, "size", size);
        put(request, "callbackUrl", callbackUrl);
        if (duration != null) {
            request.put("duration", duration);
        }
        if (seed != null) {
            request.put("seed", seed);
        }
        return request;
    }

    private static void put(ObjectNode request, String field, @Nullable String value) {
        if (value != null) {
            request.put(field, value);
        }
    }
}
