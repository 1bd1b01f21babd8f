package io.reelay.sandbox.runware;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Opens WebSockets on the same path as the HTTP endpoint, for the vendor's SDKs, which support only WebSockets.
@ApplicationScoped
class RunwareSockets {

    private final RunwareRequestFilter requestFilter;
    private final TaskRouter taskRouter;

    RunwareSockets(RunwareRequestFilter requestFilter, TaskRouter taskRouter) {
        this.requestFilter = requestFilter;
        this.taskRouter = taskRouter;
    }

    void register(@Observes Router router) {
        router.get("/v1").handler(this::open);
    }

    private void open(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (!"websocket".equalsIgnoreCase(request.getHeader("Upgrade"))) {
            context.next();
            return;
        }
        request.toWebSocket()
                .onSuccess(socket -> {
                    RunwareSession session = new RunwareSession(requestFilter, taskRouter, request);
                    socket.textMessageHandler(frame -> Thread.ofVirtual()
                            .name("runware-session")
                            .start(() ->
                                    session.answer(frame).ifPresentOrElse(socket::writeTextMessage, socket::close)));
                })
                .onFailure(context::fail);
    }
}
