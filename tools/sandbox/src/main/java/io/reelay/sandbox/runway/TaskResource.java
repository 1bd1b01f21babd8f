package io.reelay.sandbox.runway;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.http.Origin;
import io.reelay.sandbox.media.LinkSigner;
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

/// Endpoints to poll, cancel and delete a task.
@Path("/v1/tasks/{id}")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class TaskResource {

    private static final Duration LINK_LIFE = Duration.ofHours(24);

    private final RunwayRequestFilter requestFilter;
    private final RunwayAccounts accounts;
    private final FaultInjector faults;
    private final LinkSigner links;
    private final Clock clock;

    TaskResource(
            RunwayRequestFilter requestFilter,
            RunwayAccounts accounts,
            FaultInjector faults,
            LinkSigner links,
            Clock clock) {
        this.requestFilter = requestFilter;
        this.accounts = accounts;
        this.faults = faults;
        this.links = links;
        this.clock = clock;
    }

    @GET
    public ObjectNode poll(String id, @Context HttpServerRequest http) {
        SandboxApiKey key = requestFilter.admit(http);
        Optional<SandboxRunwayTask> found = accounts.find(key, id);
        String model = found.map(task -> task.request().model()).orElse(null);
        requestFilter.applyFaultsBefore(Operation.POLL, model, http);
        SandboxRunwayTask task = found.orElseThrow(RunwayRefusalException::noSuchTask);
        ObjectNode answer = task.answer(clock.instant(), () -> link(task, Origin.of(http)));
        requestFilter.applyFaultsAfter(Operation.POLL, model, http);
        return answer;
    }

    @DELETE
    public void delete(String id, @Context HttpServerRequest http) {
        SandboxApiKey key = requestFilter.admit(http);
        requestFilter.applyFaultsBefore(Operation.CANCEL, null, http);
        if (!accounts.delete(key, id)) {
            throw RunwayRefusalException.noSuchTask();
        }
        requestFilter.applyFaultsAfter(Operation.CANCEL, null, http);
    }

    private String link(SandboxRunwayTask task, Origin origin) {
        RunwayGenerationRequest request = task.request();
        boolean stale = faults.match(SandboxProvider.RUNWAY, Operation.POLL, FaultPoint.IN_THE_RESULT, request.model())
                .isPresent();
        Instant now = clock.instant();
        String file = task.id() + ".mp4";
        String token = links.token(SandboxProvider.RUNWAY, file, request.shape(), stale ? now : now.plus(LINK_LIFE));
        return origin.url() + "/media/" + file + "?_jwt=" + token;
    }
}
