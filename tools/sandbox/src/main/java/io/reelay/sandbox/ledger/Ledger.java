package io.reelay.sandbox.ledger;

import io.reelay.sandbox.Provider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Every task ever accepted, in order, and how many were live at the same time. Safe for many threads.
@ApplicationScoped
public class Ledger {

    private final Clock clock;
    private final List<LedgerTask> tasks = new ArrayList<>();
    private final Map<Provider, Set<LedgerTask>> live = new EnumMap<>(Provider.class);
    private final Map<Provider, Integer> maxLive = new EnumMap<>(Provider.class);

    Ledger(Clock clock) {
        this.clock = clock;
    }

    public synchronized void add(Provider provider, LedgerTask task) {
        tasks.add(task);
        Set<LedgerTask> ofProvider = live.computeIfAbsent(provider, any -> new LinkedHashSet<>());
        Instant now = clock.instant();
        ofProvider.removeIf(earlier -> !earlier.live(now));
        ofProvider.add(task);
        maxLive.merge(provider, ofProvider.size(), Math::max);
    }

    /// @param tasks   oldest first
    /// @param live    per provider, now
    /// @param maxLive per provider, the most there ever were at one time
    public record Page(List<LedgerEntry> tasks, Map<Provider, Long> live, Map<Provider, Integer> maxLive) {}

    public synchronized Page page() {
        Instant now = clock.instant();
        Map<Provider, Long> liveNow = new EnumMap<>(Provider.class);
        Map<Provider, Integer> most = new EnumMap<>(Provider.class);
        for (Provider provider : Provider.values()) {
            liveNow.put(
                    provider,
                    live.getOrDefault(provider, Set.of()).stream()
                            .filter(task -> task.live(now))
                            .count());
            most.put(provider, maxLive.getOrDefault(provider, 0));
        }
        return new Page(tasks.stream().map(task -> task.entry(now)).toList(), liveNow, most);
    }

    public synchronized void clear() {
        tasks.clear();
        live.clear();
        maxLive.clear();
    }
}
