package io.reelay.localstack.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/// Which TCP ports are free.
public final class Ports {

    private Ports() {}

    /// A port that nobody listens on now.
    public static int free() {
        return free(1).getFirst();
    }

    /// Several different ones.
    public static List<Integer> free(int count) {
        var sockets = new ArrayList<ServerSocket>();
        try {
            for (var i = 0; i < count; i++) {
                sockets.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return sockets.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException none) {
            throw new UncheckedIOException("no free TCP port", none);
        } finally {
            sockets.forEach(Ports::close);
        }
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

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException nothingToDo) {
            throw new UncheckedIOException(nothingToDo);
        }
    }
}
