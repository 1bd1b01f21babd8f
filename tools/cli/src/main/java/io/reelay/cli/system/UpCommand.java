package io.reelay.cli.system;

import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.Terminal;
import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.StackComponent;
import io.reelay.localstack.system.InvalidSettingException;
import io.reelay.localstack.system.Selection;
import io.reelay.localstack.system.Service;
import io.reelay.localstack.system.ServiceSettings;
import io.reelay.localstack.system.SystemPlan;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts the system and runs until it is stopped.
@Command(
        name = "up",
        description = "Start the system on this machine and run it until Ctrl-C. Data is kept in .reelay/.",
        mixinStandardHelpOptions = true)
public final class UpCommand implements Callable<Integer> {

    @Option(names = "--fresh", description = "Delete all data and logs first.")
    private boolean fresh;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "NAME",
            description = "Start only these components and services, for example intake,notifier.")
    private List<String> only = List.of();

    @Option(
            names = "--workers",
            split = ",",
            paramLabel = "PROVIDER=N",
            description = "Number of workers of a provider, for example runway=3.")
    private Map<String, Integer> workers = Map.of();

    @Option(
            names = "--sandbox-speed",
            paramLabel = "FACTOR",
            description = "How many times faster than the real providers the sandbox is.")
    private @Nullable Double sandboxSpeed;

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final InstantSource clock;

    public UpCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var directory = SystemDirectory.directory(environment);
        try (var workspace = SystemDirectory.lock(directory)) {
            var plan = new SystemPlan(BuildLayout.find(), directory, settings(), selection());
            if (fresh) {
                workspace.stopOrphans();
                workspace.empty();
            }
            try (var system = RunningSystem.start(workspace, plan, terminal, clock)) {
                printEndpoints(plan);
                new CountDownLatch(1).await();
            }
        }
        return 0;
    }

    private ServiceSettings settings() {
        var settings = new ServiceSettings(environment);
        if (sandboxSpeed == null) {
            return settings;
        }
        if (!(sandboxSpeed > 0)) {
            throw new CliException(ExitCode.USAGE, "--sandbox-speed must be greater than 0");
        }
        return settings.with("REELAY_SANDBOX_SPEED", sandboxSpeed.toString());
    }

    private Selection selection() {
        try {
            return selected();
        } catch (InvalidSettingException unknown) {
            throw new CliException(ExitCode.USAGE, CliException.sentence(unknown), unknown);
        }
    }

    private Selection selected() {
        var selection = only.isEmpty() ? Selection.everything() : Selection.only(only);
        for (var worker : workers.entrySet()) {
            if (worker.getValue() < 1) {
                throw new CliException(ExitCode.USAGE, "--workers " + worker.getKey() + " must be at least 1");
            }
            selection = selection.workers(worker.getKey(), worker.getValue());
        }
        return selection;
    }

    private void printEndpoints(SystemPlan plan) {
        var api = plan.url(Service.INTAKE);
        terminal.line();
        if (plan.includes(Service.INTAKE)) {
            entry("API", api + "/v1", "X-API-Key: " + plan.settings().devApiKey());
            entry("Try it", api + "/docs", "");
            entry("Console", api + "/", "");
        }
        if (plan.includes(Service.SANDBOX)) {
            entry("Sandbox", plan.url(Service.SANDBOX).toString(), "");
        }
        if (plan.includes(StackComponent.KAFKA)) {
            entry("Kafka", plan.endpoints().kafkaBootstrap(), "");
        }
        if (plan.includes(StackComponent.POSTGRES)) {
            entry("Postgres", plan.endpoints().jdbcUrl(), "");
        }
        if (plan.includes(StackComponent.S3)) {
            entry("S3", plan.endpoints().s3().toString(), "");
        }
        entry("Logs", plan.directory().resolve("logs").toString(), "");
        terminal.line();
        terminal.line("Ctrl-C stops everything.");
    }

    private void entry(String what, String where, String note) {
        terminal.line(
                "  %-9s %s   %s".formatted(what, where, terminal.dim(note)).stripTrailing());
    }
}
