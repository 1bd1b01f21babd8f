package io.reelay.intake.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicBoolean;

/// Turns away what is too large or too much before anything is spent on it.
@Provider
@PreMatching
@Priority(0)
public class AdmissionFilter implements ContainerRequestFilter {

    private final ConcurrencyLimiter admission;
    private final RoutingContext exchange;

    AdmissionFilter(ConcurrencyLimiter admission, RoutingContext exchange) {
        this.admission = admission;
        this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        admission.enter(length == null ? 0 : Long.parseLong(length));
        var left = new AtomicBoolean();
        exchange.addEndHandler(_ -> {
            if (left.compareAndSet(false, true)) {
                admission.leave();
            }
        });
    }
}
