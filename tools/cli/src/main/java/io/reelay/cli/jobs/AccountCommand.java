package io.reelay.cli.jobs;

import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.cli.terminal.Table;
import io.reelay.cli.terminal.Terminal;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Shows the account of the API key.
@Command(
        name = "account",
        description = "Show the plan, credits and limits of the account.",
        mixinStandardHelpOptions = true)
public final class AccountCommand implements Callable<Integer> {

    @Option(names = "--json", description = "Print the JSON response of GET /v1/account.")
    private boolean json;

    private final Terminal terminal;
    private final Map<String, String> environment;

    public AccountCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var account = ReelayClient.of(environment).get("/v1/account");
        if (json) {
            terminal.line(account.toString());
        } else {
            print(account);
        }
        return 0;
    }

    private void print(JsonNode account) {
        var credits = account.path("credits");
        var table = new Table("ACCOUNT", "NAME", "PLAN", "BALANCE", "RESERVED", "AVAILABLE");
        table.row(
                account.path("id").asText(),
                account.path("name").asText(),
                account.path("plan").asText(),
                credits.path("balance").asText(),
                credits.path("reserved").asText(),
                credits.path("available").asText());
        table.print(terminal);
        if (account.path("limits").isObject()) {
            terminal.line();
            print(account.path("limits").properties());
        }
    }

    private void print(Set<Map.Entry<String, JsonNode>> limits) {
        var table = new Table("LIMIT", "VALUE", "REMAINING", "RESET");
        limits.forEach(limit -> table.row(
                limit.getKey(),
                limit.getValue().path("limit").asText("unlimited"),
                limit.getValue().path("remaining").asText(""),
                limit.getValue().path("resetAt").asText("")));
        table.print(terminal);
    }
}
