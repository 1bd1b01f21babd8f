package io.reelay.notifier.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// Limits the concurrent attempts per receiver, so that a slow receiver delays only its own webhooks. Receivers without
/// a current attempt use no memory. Thread-safe.
final class PerHostPermits {

    private final int perReceiver;
    private final Map<String, Integer> acquired = new ConcurrentHashMap<>();

    PerHostPermits(int perReceiver) {
        this.perReceiver = perReceiver;
    }

    /// Empty if all permits of the receiver are in use.
    Optional<Permit> tryAcquire(String receiver) {
        AtomicBoolean granted = new AtomicBoolean();
        acquired.compute(receiver, (_, current) -> {
            int used = current == null ? 0 : current;
            granted.set(used < perReceiver);
            return granted.get() ? used + 1 : used;
        });
        return granted.get() ? Optional.of(() -> release(receiver)) : Optional.empty();
    }

    private void release(String receiver) {
        acquired.computeIfPresent(receiver, (_, current) -> current == 1 ? null : current - 1);
    }

    /// The right to call a receiver. Close it exactly once.
    @FunctionalInterface
    interface Permit extends AutoCloseable {
        @Override
        void close();
    }
}
