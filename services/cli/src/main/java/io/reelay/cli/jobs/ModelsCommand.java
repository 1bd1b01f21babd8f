package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.cli.terminal.Table;
import io.reelay.cli.terminal.Terminal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
        var table = new Table("MODEL", "TITLE", "MODES", "STATE");
        for (var model : Api.of(environment).get("/v1/models").path("items")) {
            table.row(
                    model.path("name").asText(),
                    model.path("title").asText(),
                    modes(model.path("modes")),
                    state(model));
        }
        table.print(terminal);
        return 0;
    }

    private static String state(JsonNode model) {
        return model.path("retired").isObject()
                ? "retired"
                : model.path("availability").path("state").asText();
    }

    private static String modes(JsonNode rulesByMode) {
        return rulesByMode
                .propertyStream()
                .map(mode -> mode.getKey().toLowerCase(Locale.ROOT).replace('_', '-'))
                .collect(Collectors.joining(", "));
    }
}
