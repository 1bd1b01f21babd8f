package io.reelay.safehttp;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Decides whether a target may be reached. The same lookup gives the addresses that are checked and the addresses for
/// the connection, so a name cannot resolve differently in between (DNS rebinding).
final class SsrfGuard {

    private static final Duration LOOKUP_TIMEOUT = Duration.ofSeconds(5);

    private final PrivateTargetAllowlist allowlist;
    private final HostResolver resolver;

    SsrfGuard(PrivateTargetAllowlist allowlist, HostResolver resolver) {
        this.allowlist = allowlist;
        this.resolver = resolver;
    }

    /// @throws BlockedTargetException when the target may not be reached
    void check(WebUrl url) {
        List<InetAddress> addresses = addresses(url.host(), url.port());
        if (!url.isHttps() && !isAllowed(url.host(), addresses, url.port())) {
            throw new BlockedTargetException(OutboundFailure.INSECURE_SCHEME, "The URL must begin with https://.");
        }
    }

    /// All addresses of the host. One blocked address blocks the host.
    List<InetAddress> addresses(String host, int port) {
        List<InetAddress> addresses = lookUp(host);
        boolean allPublic = addresses.stream().allMatch(PublicAddresses::contains);
        if (!allPublic && !isAllowed(host, addresses, port)) {
            throw new BlockedTargetException(
                    OutboundFailure.PRIVATE_ADDRESS,
                    "The host " + host
                            + " is not on the public internet: use a public one, or ask the operator to allow"
                            + " this one.");
        }
        return addresses;
    }

    private boolean isAllowed(String host, List<InetAddress> addresses, int port) {
        return allowlist.allowsHost(host, port)
                || addresses.stream().allMatch(address -> allowlist.allowsAddress(address, port));
    }

    /// The lookup of the JDK has no timeout, so it runs on a thread of its own that can be abandoned.
    private List<InetAddress> lookUp(String host) {
        FutureTask<InetAddress[]> lookup = new FutureTask<>(() -> resolver.resolve(host));
        Thread.ofVirtual().name("lookup-", 0).start(lookup);
        try {
            return List.of(lookup.get(LOOKUP_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownHostException) {
                throw new BlockedTargetException(OutboundFailure.UNKNOWN_HOST, "The host " + host + " is not known.");
            }
            throw new IllegalStateException("Looking up " + host + " failed", e.getCause());
        } catch (TimeoutException e) {
            lookup.cancel(true);
            throw new BlockedTargetException(
                    OutboundFailure.UNKNOWN_HOST, "The host " + host + " could not be looked up.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OutboundException(OutboundFailure.TIMEOUT, "Interrupted while looking up " + host + ".", e);
        }
    }
}
