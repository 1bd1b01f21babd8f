package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.cli.terminal.Table;
import io.reelay.cli.terminal.Terminal;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Lists the models.
@Command(name = "models", description = "List the models that a job can use.", mixinStandardHelpOptions = true)
public final class ModelsCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the JSON response of GET /v1/models.")
    private boolean json;

    private final Terminal terminal;
    private final Map<String, String> environment;

    public ModelsCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var response = ReelayClient.of(environment).get("/v1/models");
        if (json) {
            terminal.line(response.toString());
        } else {
            print(response.path("items"));
        }
        return 0;
    }

    private void print(JsonNode models) {
        var table = new Table("MODEL", "TITLE", "MODES", "STATE");
        for (var model : models) {
            table.row(
                    model.path("name").asText(),
                    model.path("title").asText(),
                    modes(model.path("modes")),
                    state(model));
        }
        table.print(terminal);
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
