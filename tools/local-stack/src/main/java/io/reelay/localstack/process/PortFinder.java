package io.reelay.localstack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Finds free TCP ports, and the address at which clients reach a server.
public final class PortFinder {

    /// Below the ephemeral ports of the system, so that connections of other programs do not take the port before its
    /// server starts or restarts.
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 32_767;
    private static final String ALL_ADDRESSES = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<Integer> RESERVED = ConcurrentHashMap.newKeySet();

    private PortFinder() {}

    /// A free port of this machine.
    public static int free() {
        return free(1).getFirst();
    }

    /// Several different free ports. No port is returned twice.
    public static List<Integer> free(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST + 1)
                .filter(port -> available(LOOPBACK, port))
                .filter(RESERVED::add)
                .limit(count)
                .boxed()
                .toList();
    }

    /// The address at which clients on this machine reach a server that listens on `host`.
    public static String clientHost(String host) {
        return host.equals(ALL_ADDRESSES) ? LOOPBACK : host;
    }

    /// Whether a server can listen on the port now.
    public static boolean available(String host, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(host, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
