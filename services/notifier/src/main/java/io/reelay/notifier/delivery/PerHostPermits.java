package io.reelay.notifier.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/// How many callbacks may be under way to one receiver, so that one that hangs keeps only its own waiting. Receivers
/// without a callback under way take no memory. Thread-safe.
final class PerHostPermits {

    private final int perReceiver;
    private final Map<String, Integer> taken = new ConcurrentHashMap<>();

    PerHostPermits(int perReceiver) {
        this.perReceiver = perReceiver;
    }

    /// Empty if the receiver has none free.
    Optional<Slot> tryTake(String receiver) {
        AtomicBoolean granted = new AtomicBoolean();
        taken.compute(receiver, (_, busy) -> {
            int now = busy == null ? 0 : busy;
            granted.set(now < perReceiver);
            return granted.get() ? now + 1 : now;
        });
        return granted.get() ? Optional.of(() -> giveBack(receiver)) : Optional.empty();
    }

    private void giveBack(String receiver) {
        taken.computeIfPresent(receiver, (_, busy) -> busy == 1 ? null : busy - 1);
    }

    /// The right to call a receiver, given back by closing it once.
    @FunctionalInterface
    interface Slot extends AutoCloseable {
        @Override
        void close();
    }
}
