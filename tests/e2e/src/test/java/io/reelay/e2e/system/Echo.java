package io.reelay.e2e.system;

import io.reelay.testkit.kafka.KafkaTap;
import io.reelay.testkit.kafka.TappedRecord;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// Sends every record of the topics a second time soon after its arrival; of records that arrive together, the newest
/// first.
public final class Echo implements AutoCloseable {
    private final AtomicBoolean listening = new AtomicBoolean(true);
    private final CompletableFuture<Void> end;

    private Echo(KafkaTap tap, Broker broker) {
        int before = tap.records().size();
        this.end = CompletableFuture.runAsync(
                () -> repeat(tap, broker, before),
                repeating -> Thread.ofVirtual().name("echo").start(repeating));
    }

    public static Echo of(ReelaySystem reelay, String... topics) {
        return new Echo(reelay.tap(topics), new Broker(reelay));
    }

    @Override
    public void close() {
        listening.set(false);
        end.join();
    }

    private void repeat(KafkaTap tap, Broker broker, int before) {
        try (tap;
                broker) {
            int heard = before;
            while (listening.get()) {
                List<TappedRecord> all = tap.records();
                List<TappedRecord> news = all.subList(heard, all.size());
                broker.sendAgain(
                        news.stream().filter(record -> !isEcho(record)).toList().reversed());
                heard = all.size();
            }
        }
    }

    private static boolean isEcho(TappedRecord record) {
        return record.headers().containsKey(Broker.REPEATED);
    }
}
