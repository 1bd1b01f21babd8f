package io.reelay.sandbox.control;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.Json;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.http.NetworkFaults;
import io.reelay.sandbox.ledger.CallJournal;
import io.reelay.sandbox.runware.RunwareAccounts;
import io.reelay.sandbox.runway.RunwayAccounts;
import io.reelay.sandbox.settings.LiveSettings;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;

/// Endpoints for settings, faults and the journal, for tests and operators.
@Path("/__sandbox")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ControlResource {

    private static final TypeReference<List<FaultRule>> RULES = new TypeReference<>() {};

    private final LiveSettings settings;
    private final FaultInjector faults;
    private final CallJournal journal;
    private final RunwayAccounts runway;
    private final RunwareAccounts runware;
    private final NetworkFaults networkFaults;

    ControlResource(
            LiveSettings settings,
            FaultInjector faults,
            CallJournal journal,
            RunwayAccounts runway,
            RunwareAccounts runware,
            NetworkFaults networkFaults) {
        this.settings = settings;
        this.faults = faults;
        this.journal = journal;
        this.runway = runway;
        this.runware = runware;
        this.networkFaults = networkFaults;
    }

    @GET
    @Path("config")
    public ObjectNode config() {
        ObjectNode all = Json.STRICT.valueToTree(settings.current());
        all.set("faults", Json.STRICT.valueToTree(faults.rules()));
        return all;
    }

    /// Changes the given settings and keeps all others. `faults` replaces all rules and resets their counts.
    @POST
    @Path("config")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response change(ObjectNode changes) {
        try {
            JsonNode rules = changes.remove("faults");
            List<FaultRule> armed = rules == null ? List.of() : Json.STRICT.convertValue(rules, RULES);
            settings.change(changes);
            if (rules != null) {
                faults.arm(armed);
            }
            return Response.ok(config()).build();
        } catch (IllegalArgumentException e) {
            return Response.status(400)
                    .entity(Map.of("error", String.valueOf(e.getMessage())))
                    .build();
        }
    }

    @GET
    @Path("ledger")
    public CallJournal.Page ledger() {
        return journal.page();
    }

    /// Restores the initial state: no tasks, no faults, full balance.
    @POST
    @Path("reset")
    public ObjectNode reset() {
        faults.arm(List.of());
        networkFaults.release();
        settings.reset();
        runway.clear();
        runware.clear();
        journal.clear();
        return config();
    }
}
