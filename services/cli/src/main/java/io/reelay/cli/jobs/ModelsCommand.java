package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.cli.terminal.Table;
import io.reelay.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;

/// Lists the models.
@Command(name = "models", description = "List the models that jobs may name.", mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Map<String, String> environment;

    public ModelsCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var answer = Api.of(environment).get("/v1/models");
        var table = new Table("MODEL", "MODES", "STATUS");
        for (var model : answer.isArray() ? answer : answer.path("items")) {
            table.row(
                    model.path("id").asText(),
                    joined(model.path("modes")),
                    model.path("status").asText("available"));
        }
        table.print(terminal);
        return 0;
    }

    private static String joined(JsonNode words) {
        return StreamSupport.stream(words.spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(", "));
    }
}
