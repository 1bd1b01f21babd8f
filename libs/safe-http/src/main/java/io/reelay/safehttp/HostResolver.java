package io.reelay.safehttp;

import java.net.InetAddress;
import java.net.UnknownHostException;

/// Looks up the addresses of a host.
@FunctionalInterface
interface HostResolver {

    InetAddress[] resolve(String host) throws UnknownHostException;
}
