package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.Tier;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/// Balance, limits and usage of the caller's organization.
@Path("/v1/organization")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class OrganizationResource {

    private static final int MONTHLY_CREDITS = 10_000_000;

    private final RunwayRequestFilter requestFilter;
    private final RunwayAccounts accounts;
    private final VariantTable variants;
    private final LiveSettings settings;

    OrganizationResource(
            RunwayRequestFilter requestFilter, RunwayAccounts accounts, VariantTable variants, LiveSettings settings) {
        this.requestFilter = requestFilter;
        this.accounts = accounts;
        this.variants = variants;
        this.settings = settings;
    }

    @GET
    public ObjectNode organization(@Context HttpServerRequest http) {
        SandboxApiKey key = requestFilter.admit(http);
        requestFilter.applyFaultsBefore(Operation.ACCOUNT, null, http);
        Tier tier = settings.current().tier();
        ObjectNode answer = JsonNodeFactory.instance.objectNode().put("creditBalance", accounts.balance(key));
        ObjectNode limits = answer.putObject("tier")
                .put("maxMonthlyCreditSpend", MONTHLY_CREDITS)
                .putObject("models");
        ObjectNode use = answer.putObject("usage").putObject("models");
        for (String model : variants.models()) {
            limits.putObject(model)
                    .put("maxConcurrentGenerations", tier.concurrency())
                    .put("maxDailyGenerations", tier.daily());
            use.putObject(model).put("dailyGenerations", accounts.startedToday(key, model));
        }
        return answer;
    }
}
