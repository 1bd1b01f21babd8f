package io.reelay.cli.jobs;

import io.reelay.cli.terminal.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Shows the account behind the key.
@Command(name = "account", description = "Show plan, credits and limits.", mixinStandardHelpOptions = true)
public final class AccountCommand implements Callable<Integer> {

    private final Terminal terminal;
    private final Map<String, String> environment;

    public AccountCommand(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.environment = environment;
    }

    @Override
    public Integer call() {
        terminal.line(Api.of(environment).get("/v1/account").toPrettyString());
        return 0;
    }
}
