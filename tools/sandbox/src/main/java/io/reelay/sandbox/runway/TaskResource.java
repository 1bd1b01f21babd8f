package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.Provider;
import io.reelay.sandbox.faults.Call;
import io.reelay.sandbox.faults.Faults;
import io.reelay.sandbox.faults.Moment;
import io.reelay.sandbox.http.Origin;
import io.reelay.sandbox.media.Links;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Looking at a task, cancelling and deleting it.
@Path("/v1/tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskResource {

    private static final Duration LINK_LIFE = Duration.ofHours(24);

    private final RunwayGate gate;
    private final RunwayAccounts accounts;
    private final Faults faults;
    private final Links links;
    private final Clock clock;

    TaskResource(RunwayGate gate, RunwayAccounts accounts, Faults faults, Links links, Clock clock) {
        this.gate = gate;
        this.accounts = accounts;
        this.faults = faults;
        this.links = links;
        this.clock = clock;
    }

    @GET
    public ObjectNode poll(String id, @Context HttpServerRequest http) {
        ApiKey key = gate.admit(http);
        Optional<RunwayTask> found = accounts.find(key, id);
        String model = found.map(task -> task.request().model()).orElse(null);
        gate.maybeRefuse(Call.POLL, model, http);
        RunwayTask task = found.orElseThrow(RunwayRefusal::noSuchTask);
        ObjectNode answer = task.answer(clock.instant(), () -> link(task, Origin.of(http)));
        gate.maybeLoseAnswer(Call.POLL, model, http);
        return answer;
    }

    @DELETE
    public void delete(String id, @Context HttpServerRequest http) {
        ApiKey key = gate.admit(http);
        gate.maybeRefuse(Call.CANCEL, null, http);
        if (!accounts.delete(key, id)) {
            throw RunwayRefusal.noSuchTask();
        }
        gate.maybeLoseAnswer(Call.CANCEL, null, http);
    }

    private String link(RunwayTask task, Origin origin) {
        GenerationRequest request = task.request();
        boolean stale = faults.strike(Provider.RUNWAY, Call.POLL, Moment.IN_THE_RESULT, request.model())
                .isPresent();
        Instant now = clock.instant();
        String file = task.id() + ".mp4";
        String token = links.token(Provider.RUNWAY, file, request.shape(), stale ? now : now.plus(LINK_LIFE));
        return origin.url() + "/media/" + file + "?_jwt=" + token;
    }
}
