package io.reelay.sandbox;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/// Runs the same action in many concurrent clients.
public final class Clients {

    private Clients() {}

    public static <T> List<T> atOnce(int clients, Callable<T> call) throws InterruptedException {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads
                    .invokeAll(
                            IntStream.range(0, clients).mapToObj(client -> call).toList())
                    .stream()
                    .map(Future::resultNow)
                    .toList();
        }
    }
}
