package io.reelay.cli.demo;

import io.reelay.cli.system.RunningSystem;
import io.reelay.cli.system.SystemDirectory;
import io.reelay.cli.terminal.Terminal;
import io.reelay.localstack.BuildLayout;
import io.reelay.localstack.system.Selection;
import io.reelay.localstack.system.ServiceSettings;
import io.reelay.localstack.system.SystemPlan;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs two jobs from request to webhook on a temporary system.
@Command(
        name = "demo",
        description = "Start the system, create two videos, show each step and stop the system.",
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

    /// A generation takes a minute at the real providers, which is too long for a demo.
    private static final String SANDBOX_SPEED = "10";

    private final Terminal terminal;
    private final Map<String, String> environment;
    private final InstantSource clock;

    public DemoCommand(Terminal terminal, Map<String, String> environment, InstantSource clock) {
        this.terminal = terminal;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public Integer call() throws InterruptedException {
        var began = clock.instant();
        var directory = SystemDirectory.directory(environment);
        try (var workspace = SystemDirectory.lock(directory);
                var receiver = new CallbackReceiver()) {
            var plan = new SystemPlan(BuildLayout.find(), directory, settings(receiver), Selection.everything());
            terminal.line(terminal.bold("Starting the system"));
            try (var system = RunningSystem.start(workspace, plan, terminal, clock);
                    var demo = new DemoRun(plan, receiver, terminal, clock)) {
                demo.run();
                terminal.line("Stopping the system.");
            }
        }
        var seconds = Duration.between(began, clock.instant()).toMillis() / 1000.0;
        terminal.line(
                terminal.green("Done") + String.format(Locale.ROOT, " in %.1f s; everything is stopped.", seconds));
        terminal.line(terminal.dim("To keep the system running: ./reelay up"));
        return 0;
    }

    /// Webhooks may reach one private address: the demo's own receiver.
    private ServiceSettings settings(CallbackReceiver receiver) {
        var settings = new ServiceSettings(environment).with("REELAY_ALLOW_PRIVATE_TARGETS", receiver.hostAndPort());
        return settings.isSet("REELAY_SANDBOX_SPEED") ? settings : settings.with("REELAY_SANDBOX_SPEED", SANDBOX_SPEED);
    }
}
