package io.reelay.cli;

import io.reelay.cli.terminal.CliException;
import io.reelay.cli.terminal.ExitCode;
import io.reelay.cli.terminal.Terminal;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/// Explains an error in the command line in one sentence, with a suggestion if there is one.
final class WrongArguments {

    private WrongArguments() {}

    static int explain(Terminal terminal, ParameterException wrong) {
        var command = wrong.getCommandLine().getCommandSpec().qualifiedName();
        var sentence = wrong instanceof UnmatchedArgumentException unmatched
                ? sentence(unmatched)
                : CliException.sentence(wrong);
        var see = sentence.endsWith("?") ? " See ./" : "; see ./";
        terminal.error(sentence + see + command + " --help");
        return ExitCode.USAGE.number();
    }

    private static String sentence(UnmatchedArgumentException wrong) {
        var argument = wrong.getUnmatched().getFirst();
        var unknown = "unknown " + kind(wrong) + " \"" + argument + "\"";
        var suggestions = wrong.getSuggestions();
        return suggestions.isEmpty() ? unknown : unknown + "; did you mean " + suggestions.getFirst() + "?";
    }

    private static String kind(UnmatchedArgumentException wrong) {
        if (wrong.isUnknownOption()) {
            return "option";
        }
        return wrong.getCommandLine().getSubcommands().isEmpty() ? "argument" : "command";
    }
}
