package io.reelay.cli;

import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.Terminal;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Says in one sentence what is wrong with the command line, and what was perhaps meant.
final class WrongArguments {

    private WrongArguments() {}

    static int explain(Terminal terminal, ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        var sentence =
                wrong instanceof UnmatchedArgumentException unmatched ? sentence(unmatched) : CliException.sentence(wrong);
        var see = sentence.endsWith("?") ? " See ./" : "; see ./";
        terminal.error(sentence + see + command + " --help");
        return ExitCode.USAGE.number();
    }

    private static String sentence(UnmatchedArgumentException wrong) {
        var argument = wrong.getUnmatched().getFirst();
        var unknown = kind(wrong) + " \"" + argument + "\" is not known";
        var suggestions = wrong.getSuggestions();
        return suggestions.isEmpty() ? unknown : unknown + ", did you mean " + suggestions.getFirst() + "?";
    }

    private static String kind(UnmatchedArgumentException wrong) {
        if (wrong.isUnknownOption()) {
            return "the option";
        }
        return wrong.getCommandLine().getSubcommands().isEmpty() ? "the argument" : "the command";
    }
}
