package io.reelay.localstack.process;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/// Where servers listen: which TCP ports are free, and how clients get there.
public final class PortFinder {

    /// Below those that systems give out by themselves: a port that is free now is still free when its server comes
    /// up, and comes up again, though other programs open connections in between.
    private static final int LOWEST = 10_000;

    private static final int HIGHEST = 32_767;
    private static final String EVERYWHERE = "0.0.0.0";
    private static final String LOOPBACK = "127.0.0.1";
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private PortFinder() {}

    /// A port of this machine that nobody listens on now.
    public static int free() {
        return free(1).getFirst();
    }

    /// Several different ones. None is given out twice.
    public static List<Integer> free(int count) {
        return ThreadLocalRandom.current()
                .ints(LOWEST, HIGHEST + 1)
                .filter(port -> available(LOOPBACK, port))
                .filter(GIVEN_OUT::add)
                .limit(count)
                .boxed()
                .toList();
    }

    /// Where clients on this machine find a server that listens on `host`.
    public static String reachedAt(String host) {
        return host.equals(EVERYWHERE) ? LOOPBACK : host;
    }

    /// Whether a server could listen there now.
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
