package io.reelay.sandbox.http;

import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.FaultInjector;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What can happen between caller and provider, whoever the provider is.
@ApplicationScoped
public class NetworkFaults {

    private static final Set<Fault> HANGS = EnumSet.of(Fault.HANG, Fault.HANG_AFTER_ACCEPTING);
    private static final Set<Fault> DROPS = EnumSet.of(Fault.DROP_CONNECTION, Fault.DROP_AFTER_ACCEPTING);

    private final FaultInjector faults;
    private volatile CountDownLatch letGo = new CountDownLatch(1);

    NetworkFaults(FaultInjector faults) {
        this.faults = faults;
    }

    /// A proxy's own page instead of an answer of the provider.
    public static final class ProxyPage extends RuntimeException {

        private static final long serialVersionUID = 1L;
        private final int status;

        ProxyPage(int status) {
            super("proxy answers " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /// Lets the call suffer what is in the fault for it; returns where there is still somebody to answer.
    ///
    /// @throws ProxyPage where a proxy answers
    public void suffer(FaultRule rule, HttpServerRequest call) {
        if (HANGS.contains(rule.fault())) {
            hold(rule);
        }
        if (DROPS.contains(rule.fault())) {
            drop(call);
        }
        if (rule.fault() == Fault.HTML_ERROR) {
            throw new ProxyPage(rule.fault().status());
        }
    }

    /// Returns when the connection is gone, so that an answer cannot slip through before.
    private static void drop(HttpServerRequest call) {
        call.connection().close().toCompletionStage().toCompletableFuture().join();
    }

    /// Whoever was struck before the rules were disarmed, and comes here only after all were let go, is not held.
    private void hold(FaultRule rule) {
        CountDownLatch mine = letGo;
        if (!faults.rules().contains(rule)) {
            return;
        }
        try {
            mine.await(rule.pause().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Lets all calls go that are being held. To hold nobody any more, disarm the rules before.
    @PreDestroy
    public void release() {
        CountDownLatch held = letGo;
        letGo = new CountDownLatch(1);
        held.countDown();
    }
}
