package io.reelay.safehttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Decides whether a target may be reached. One look-up gives the addresses that are judged and the addresses that are
/// connected to, so a name cannot change its meaning in between.
final class SsrfGuard {

    private static final Duration LOOKUP_TIME = Duration.ofSeconds(5);

    private final PrivateTargetAllowlist opened;
    private final HostResolver resolver;

    SsrfGuard(PrivateTargetAllowlist opened, HostResolver resolver) {
        this.opened = opened;
        this.resolver = resolver;
    }

    /// @throws TargetRefused if nothing may be sent there
    void check(WebUrl url) {
        List<InetAddress> addresses = addresses(url.host(), url.port());
        if (!url.isHttps() && !isOpened(url.host(), addresses, url.port())) {
            throw new BlockedTargetException(OutboundFailure.INSECURE_SCHEME, "The URL must begin with https://.");
        }
    }

    /// Every address of the host, all of them judged good; a single bad one condemns the host.
    List<InetAddress> addresses(String host, int port) {
        List<InetAddress> addresses = lookUp(host);
        boolean allPublic = addresses.stream().allMatch(PublicAddresses::contains);
        if (!allPublic && !isOpened(host, addresses, port)) {
            throw new BlockedTargetException(
                    OutboundFailure.PRIVATE_ADDRESS,
                    "The host " + host
                            + " is not on the public internet: use a public one, or ask the operator to allow"
                            + " this one.");
        }
        return addresses;
    }

    private boolean isOpened(String host, List<InetAddress> addresses, int port) {
        return opened.opensHost(host, port)
                || addresses.stream().allMatch(address -> opened.opensAddress(address, port));
    }

    /// The JDK's look-up has no time limit of its own, so it gets a thread that can be left behind.
    private List<InetAddress> lookUp(String host) {
        FutureTask<InetAddress[]> answer = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofVirtual().name("lookup-", 0).start(answer);
        try {
            return List.of(answer.get(LOOKUP_TIME.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new BlockedTargetException(OutboundFailure.UNKNOWN_HOST, "The host " + host + " is not known.");
            }
            throw new IllegalStateException("Looking up " + host + " failed", e.getCause());
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new BlockedTargetException(OutboundFailure.UNKNOWN_HOST, "The host " + host + " could not be looked up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(OutboundFailure.TIMEOUT, "Interrupted while looking up " + host + ".", e);
        }
    }
}
