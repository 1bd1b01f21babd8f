package io.reelay.cli.completion;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/// Generates the `complete` commands of fish for a command and its subcommands.
final class FishScript {

    private final String name;
    private final List<String> lines = new ArrayList<>();

    private FishScript(String name) {
        this.name = name;
    }

    static String of(CommandLine root) {
        var script = new FishScript(root.getCommandName());
        script.lines.add("complete -c " + script.name + " -f");
        script.options("__fish_use_subcommand", root.getCommandSpec());
        root.getSubcommands().forEach(script::subcommand);
        return String.join("\n", script.lines) + "\n";
    }

    private void subcommand(String command, CommandLine line) {
        var spec = line.getCommandSpec();
        add("__fish_use_subcommand", "-a " + command, summary(spec.usageMessage()));
        var condition = "__fish_seen_subcommand_from " + command;
        options(condition, spec);
        for (var positional : spec.positionalParameters()) {
            var values = values(positional);
            if (!values.isEmpty()) {
                add(condition, "-a " + quoted(values), description(positional.description()));
            }
        }
    }

    private void options(String condition, CommandSpec spec) {
        spec.options().stream()
                .filter(option -> !option.hidden())
                .forEach(option -> add(condition, option(option), description(option.description())));
    }

    private static String option(OptionSpec option) {
        var words = new ArrayList<String>();
        for (var optionName : option.names()) {
            words.add(optionName.startsWith("--") ? "-l " + optionName.substring(2) : "-s " + optionName.substring(1));
        }
        if (option.arity().max() > 0) {
            words.add(option.paramLabel().contains("FILE") ? "-r -F" : "-x");
            var values = values(option);
            if (!values.isEmpty()) {
                words.add("-a " + quoted(values));
            }
        }
        return String.join(" ", words);
    }

    private static String values(ArgSpec argument) {
        var candidates = argument.completionCandidates();
        return candidates == null
                ? ""
                : String.join(
                        " ",
                        StreamSupport.stream(candidates.spliterator(), false).toList());
    }

    private void add(String condition, String what, String description) {
        var line = "complete -c " + name + " -n " + quoted(condition) + " " + what;
        lines.add(description.isEmpty() ? line : line + " -d " + quoted(description));
    }

    private static String summary(UsageMessageSpec usage) {
        return description(usage.header().length > 0 ? usage.header() : usage.description());
    }

    private static String description(String[] paragraphs) {
        return String.join(" ", paragraphs).replace("%n", " ").strip();
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
