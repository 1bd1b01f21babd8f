package io.reelay.sandbox.ledger;

import io.reelay.sandbox.SandboxProvider;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// All accepted tasks in order, and the number of concurrent live tasks. Thread-safe.
@ApplicationScoped
public class CallJournal {

    private final Clock clock;
    private final List<JournalTask> tasks = new ArrayList<>();
    private final Map<SandboxProvider, Set<JournalTask>> live = new EnumMap<>(SandboxProvider.class);
    private final Map<SandboxProvider, Integer> maxLive = new EnumMap<>(SandboxProvider.class);

    CallJournal(Clock clock) {
        this.clock = clock;
    }

    public synchronized void add(SandboxProvider provider, JournalTask task) {
        tasks.add(task);
        Set<JournalTask> ofProvider = live.computeIfAbsent(provider, any -> new LinkedHashSet<>());
        Instant now = clock.instant();
        ofProvider.removeIf(earlier -> !earlier.live(now));
        ofProvider.add(task);
        maxLive.merge(provider, ofProvider.size(), Math::max);
    }

    /// @param tasks   oldest first
    /// @param live    current number per provider
    /// @param maxLive highest number per provider so far
    public record Page(
            List<JournalEntry> tasks, Map<SandboxProvider, Long> live, Map<SandboxProvider, Integer> maxLive) {}

    public synchronized Page page() {
        Instant now = clock.instant();
        Map<SandboxProvider, Long> liveNow = new EnumMap<>(SandboxProvider.class);
        Map<SandboxProvider, Integer> most = new EnumMap<>(SandboxProvider.class);
        for (SandboxProvider provider : SandboxProvider.values()) {
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
