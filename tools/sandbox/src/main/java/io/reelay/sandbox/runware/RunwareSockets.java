package io.reelay.sandbox.runware;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/// Opens WebSockets on the path that the plain calls use, for the vendor's SDKs that know no other way.
@ApplicationScoped
class RunwareSockets {

    private final RunwareRequestFilter gate;
    private final TaskRouter desk;

    RunwareSockets(RunwareRequestFilter gate, TaskRouter desk) {
        this.gate = gate;
        this.desk = desk;
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
                    RunwareSession session = new RunwareSession(gate, desk, request);
                    socket.textMessageHandler(frame -> Thread.ofVirtual()
                            .name("runware-session")
                            .start(() ->
                                    session.answer(frame).ifPresentOrElse(socket::writeTextMessage, socket::close)));
                })
                .onFailure(context::fail);
    }
}
