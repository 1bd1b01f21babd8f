package io.reelay.cli;

import io.reelay.cli.completion.CompletionCommand;
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
import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.OutputException;
import io.reelay.cli.terminal.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Entry point of `./reelay`.
@Command(
        name = "reelay",
        description = "One API for AI video providers: run it, use it, operate it.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "See a demo:       ./reelay demo",
            "Keep it running:  ./reelay up",
            "Run all checks:   ./reelay test",
            "",
            "Client commands call REELAY_URL (default http://127.0.0.1:8080) with the key REELAY_API_KEY."
        },
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        exitCodeListHeading = "%nExit codes:%n",
        subcommands = HelpCommand.class)
public final class Main {

    private static final String[] HELP = {"--help"};

    private Main() {}

    public static void main(String[] arguments) {
        // JAVA_TOOL_OPTIONS can set a locale with non-ASCII digits.
        Locale.setDefault(Locale.ROOT);
        var environment = System.getenv();
        System.exit(run(Terminal.ofThisProcess(environment), environment, arguments));
    }

    /// Executes a command and returns its exit code.
    static int run(Terminal terminal, Map<String, String> environment, String... arguments) {
        // Picocli ignores errors when it prints the help.
        var help = new StringWriter();
        var line = commandLine(terminal, environment).setOut(new PrintWriter(help));
        var code = line.execute(arguments.length == 0 ? HELP : arguments);
        try {
            terminal.print(help.toString());
            return code;
        } catch (OutputException full) {
            return explain(terminal, full);
        }
    }

    static CommandLine commandLine(Terminal terminal, Map<String, String> environment) {
        var clock = CliClock.ofThisMachine();
        var line = new CommandLine(new Main())
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
                .addSubcommand(new AccountCommand(terminal, environment))
                .addSubcommand(new CompletionCommand(terminal));
        // The launcher script runs the tests; this entry only lists the command in the help.
        line.addSubcommand("test", testCommand());
        line.getSubcommands()
                .values()
                .forEach(command -> command.getCommandSpec().versionProvider(new ProductVersion()));
        line.getCommandSpec().usageMessage().exitCodeList(exitCodes());
        var colours = terminal.coloured() ? Ansi.ON : Ansi.OFF;
        return line.setUsageHelpAutoWidth(true)
                .setColorScheme(Help.defaultColorScheme(colours))
                .setCaseInsensitiveEnumValuesAllowed(true)
                // A prompt can start with @.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler((wrong, given) -> WrongArguments.explain(terminal, wrong))
                .setExecutionExceptionHandler((failure, command, parsed) -> explain(terminal, failure));
    }

    private static Map<String, String> exitCodes() {
        var codes = new LinkedHashMap<String, String>();
        for (var code : ExitCode.values()) {
            codes.put(" " + code.number(), code.meaning());
        }
        return codes;
    }

    private static CommandSpec testCommand() {
        return CommandSpec.create()
                .mixinStandardHelpOptions(true)
                .addPositional(PositionalParamSpec.builder()
                        .paramLabel("ARGUMENT")
                        .arity("0..*")
                        .description("Passed to Maven.")
                        .build())
                .usageMessage(new UsageMessageSpec().description("Run all checks that CI runs."));
    }

    private static int explain(Terminal terminal, Exception failure) {
        if (!(failure instanceof OutputException full && full.pipeClosed())) {
            terminal.error(CliException.sentence(failure));
        }
        return (failure instanceof CliException known ? known.exitCode() : ExitCode.FAILED).number();
    }
}
