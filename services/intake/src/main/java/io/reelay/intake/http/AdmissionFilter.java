package io.reelay.intake.http;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import java.util.concurrent.atomic.AtomicBoolean;

/// Rejects a request that is too large, or that exceeds the limit of concurrent requests, before any work is done.
@Provider
@PreMatching
@Priority(0)
public class AdmissionFilter implements ContainerRequestFilter {

    private final ConcurrencyLimiter limiter;
    private final RoutingContext exchange;

    AdmissionFilter(ConcurrencyLimiter limiter, RoutingContext exchange) {
        this.limiter = limiter;
        this.exchange = exchange;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var length = exchange.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        limiter.acquire(length == null ? 0 : Long.parseLong(length));
        var released = new AtomicBoolean();
        exchange.addEndHandler(_ -> {
            if (released.compareAndSet(false, true)) {
                limiter.release();
            }
        });
    }
}
