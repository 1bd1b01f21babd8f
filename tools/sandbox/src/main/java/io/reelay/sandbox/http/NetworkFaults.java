package io.reelay.sandbox.http;

import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultRule;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Faults of the network between caller and provider.
@ApplicationScoped
public class NetworkFaults {

    private static final Set<Fault> HANGS = EnumSet.of(Fault.HANG, Fault.HANG_AFTER_ACCEPTING);
    private static final Set<Fault> DROPS = EnumSet.of(Fault.DROP_CONNECTION, Fault.DROP_AFTER_ACCEPTING);

    private final FaultInjector faults;
    private volatile CountDownLatch released = new CountDownLatch(1);

    NetworkFaults(FaultInjector faults) {
        this.faults = faults;
    }

    /// An error page of a proxy replaces the response of the provider.
    public static final class ProxyPageException extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        ProxyPageException(int status) {
            super("proxy answers " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// Applies the network fault of the rule. Returns if the call can still be answered.
    ///
    /// @throws ProxyPageException if a proxy answers instead
    public void apply(FaultRule rule, HttpServerRequest call) {
        if (HANGS.contains(rule.fault())) {
            hold(rule);
        }
        if (DROPS.contains(rule.fault())) {
            drop(call);
        }
        if (rule.fault() == Fault.HTML_ERROR) {
            throw new ProxyPageException(rule.fault().status());
        }
    }

    /// Waits until the connection is closed, so that no response can be sent before.
    private static void drop(HttpServerRequest call) {
        call.connection().close().toCompletionStage().toCompletableFuture().join();
    }

    /// Does not hold the call if its rule was disarmed in the meantime: [#release] may already have run.
    private void hold(FaultRule rule) {
        CountDownLatch current = released;
        if (!faults.rules().contains(rule)) {
            return;
        }
        try {
            current.await(rule.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Releases all held calls. Disarm the rules before, so that no further calls are held.
    @PreDestroy
    public void release() {
        CountDownLatch held = released;
        released = new CountDownLatch(1);
        held.countDown();
    }
}
