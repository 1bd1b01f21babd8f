package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/// Tasks without media: account and ping.
@ApplicationScoped
class AccountTasks {

    private final RunwareAccounts accounts;
    private final LiveSettings settings;

    AccountTasks(RunwareAccounts accounts, LiveSettings settings) {
        this.accounts = accounts;
        this.settings = settings;
    }

    ObjectNode pong() {
        return JsonNodeFactory.instance.objectNode().put("taskType", "ping").put("pong", true);
    }

    ObjectNode details(SandboxApiKey key, String uuid, ObjectNode task) {
        if (!task.path("operation").asText().equals("getDetails")) {
            throw TaskErrorException.invalidValue("operation").allowed(List.of("getDetails"));
        }
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("taskType", "accountManagement");
        UUID organization = UUID.nameUUIDFromBytes(key.fingerprint().getBytes(StandardCharsets.UTF_8));
        answer.put("taskUUID", uuid)
                .put("operation", "getDetails")
                .put("organizationUUID", organization.toString())
                .put("organizationName", "Sandbox")
                .put("AIRSource", "sandbox");
        addBalance(answer, accounts.balance(key));
        answer.putArray("team");
        answer.putArray("apiKeys");
        addUsage(answer.putObject("usage"), key);
        return answer;
    }

    private void addBalance(ObjectNode answer, BigDecimal balance) {
        if (settings.current().on(SandboxFlag.BALANCE_AS_OBJECT)) {
            answer.putObject("balance")
                    .put("amount", balance)
                    .put("freeBalance", 0)
                    .put("currency", "USD");
        } else {
            answer.put("balance", balance);
        }
    }

    private void addUsage(ObjectNode usage, SandboxApiKey key) {
        BigDecimal spent = settings.current().balance(SandboxProvider.RUNWARE).subtract(accounts.balance(key));
        for (String period : List.of("total", "today", "last7Days", "last30Days")) {
            usage.putObject(period).put("credits", spent).put("requests", accounts.tasksOf(key));
        }
    }
}
