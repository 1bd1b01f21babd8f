package io.reelay.cli;

import io.reelay.cli.demo.DemoCommand;
import io.reelay.cli.jobs.AccountCommand;
import io.reelay.cli.jobs.CancelCommand;
import io.reelay.cli.jobs.JobsCommand;
import io.reelay.cli.jobs.ModelsCommand;
import io.reelay.cli.jobs.SubmitCommand;
import io.reelay.cli.jobs.WaitCommand;
import io.reelay.cli.jobs.WatchCommand;
import io.reelay.cli.system.DownCommand;
import io.reelay.cli.system.StatusCommand;
import io.reelay.cli.system.UpCommand;
import io.reelay.cli.terminal.Failure;
import io.reelay.cli.terminal.Terminal;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;

/// Entry point of `./reelay`.
@Command(
        name = "reelay",
        description = "One API for AI video providers: run it, use it, look after it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "First look:   ./reelay demo",
            "To stay:      ./reelay up",
            "All checks:   ./reelay test",
            "",
            "The client commands go to REELAY_URL (default http://127.0.0.1:8080) with REELAY_API_KEY."
        },
        mixinStandardHelpOptions = true,
        subcommands = HelpCommand.class)
public final class Reelay {

    private static final String[] HELP = {"--help"};

    private Reelay() {}

    public static void main(String[] arguments) {
        var terminal = Terminal.ofThisProcess();
        System.exit(commandLine(terminal, System.getenv()).execute(arguments.length == 0 ? HELP : arguments));
    }

    static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
        var clock = Clocks.ofThisMachine();
        var line = new CommandLine(new Reelay())
                .addSubcommand(new DemoCommand(terminal, environment, clock))
                .addSubcommand(new UpCommand(terminal, environment, clock))
                .addSubcommand(new DownCommand(terminal, environment))
                .addSubcommand(new StatusCommand(terminal, environment))
                .addSubcommand(new SubmitCommand(terminal, environment, clock))
                .addSubcommand(new WatchCommand(terminal, environment, clock))
                .addSubcommand(new WaitCommand(terminal, environment, clock))
                .addSubcommand(new JobsCommand(terminal, environment))
                .addSubcommand(new CancelCommand(terminal, environment))
                .addSubcommand(new ModelsCommand(terminal, environment))
                .addSubcommand(new AccountCommand(terminal, environment));
        // Done by the launcher script; here only so that the help lists it.
        line.addSubcommand("test", testCommand());
        line.getSubcommands().values().forEach(command -> command.setUsageHelpAutoWidth(true));
        line.setParameterExceptionHandler((wrong, given) -> explain(terminal, wrong));
        line.setExecutionExceptionHandler((failure, command, parsed) -> explain(terminal, failure));
        return line;
    }

    private static CommandSpec testCommand() {
        return CommandSpec.create()
                .mixinStandardHelpOptions(true)
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ARGUMENT")
                        .arity("0..*")
                        .description("Handed on to Maven.")
                        .build())
                .usageMessage(new UsageMessageSpec().description("Run everything that CI checks."));
    }

    private static int explain(Terminal terminal, ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        terminal.error(wrong.getMessage() + "; see ./" + command + " --help");
        return CommandLine.ExitCode.USAGE;
    }

    private static int explain(Terminal terminal, Exception failure) {
        terminal.error(Failure.sentence(failure));
        return CommandLine.ExitCode.SOFTWARE;
    }
}
