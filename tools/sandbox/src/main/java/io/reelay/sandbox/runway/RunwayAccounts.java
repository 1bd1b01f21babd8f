package io.reelay.sandbox.runway;

import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.ledger.CallJournal;
import io.reelay.sandbox.render.RenderQueue;
import io.reelay.sandbox.render.RenderTimes;
import io.reelay.sandbox.settings.LiveSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of the provider: tasks and credits, and per model and key the slots and the tasks of the rolling day. One
/// lock guards all state, so that limits hold exactly for concurrent clients.
@ApplicationScoped
public class RunwayAccounts {

    private static final Duration DAY = Duration.ofHours(24);

    private final Clock clock;
    private final LiveSettings settings;
    private final RenderTimes renderTimes;
    private final CallJournal journal;
    private final EphemeralUploads uploads;
    private final Map<String, SandboxRunwayTask> tasks = new HashMap<>();
    private final Map<Account, ModelUse> use = new HashMap<>();
    private final Map<SandboxApiKey, Integer> charged = new HashMap<>();

    private record Account(SandboxApiKey key, String model) {}

    private record ModelUse(RenderQueue queue, Deque<Instant> started) {}

    RunwayAccounts(
            Clock clock,
            LiveSettings settings,
            RenderTimes renderTimes,
            CallJournal journal,
            EphemeralUploads uploads) {
        this.clock = clock;
        this.settings = settings;
        this.renderTimes = renderTimes;
        this.journal = journal;
        this.uploads = uploads;
    }

    /// Accepts a valid request, or refuses it if the credits or the daily limit are used up.
    synchronized SandboxRunwayTask accept(
            SandboxApiKey key, RunwayGenerationRequest request, SandboxRunwayTask.@Nullable Failure failure) {
        if (balance(key) < request.credits()) {
            throw RunwayRefusalException.of(400, "You do not have enough credits to run this task.");
        }
        Integer daily = settings.current().tier().daily();
        if (daily != null && startedToday(key, request.model()) >= daily) {
            throw RunwayRefusalException.of(429, "Your daily task limit has been reached.");
        }
        Instant now = clock.instant();
        ModelUse ofModel = use(key, request.model());
        ofModel.started().add(now);
        Duration work = renderTimes.draw(request.model(), request.shape().seconds());
        SandboxRunwayTask task =
                new SandboxRunwayTask(key, request, ofModel.queue().enter(now, work), failure);
        tasks.put(task.id(), task);
        charged.merge(key, failure == null ? request.credits() : 0, Integer::sum);
        journal.add(SandboxProvider.RUNWAY, task);
        return task;
    }

    synchronized Optional<SandboxRunwayTask> find(SandboxApiKey key, String id) {
        return Optional.ofNullable(tasks.get(id)).filter(task -> task.owner().equals(key));
    }

    /// Cancels a live task and refunds its credits. Deletes the task in any case.
    synchronized boolean delete(SandboxApiKey key, String id) {
        Optional<SandboxRunwayTask> found = find(key, id);
        found.ifPresent(task -> {
            Instant now = clock.instant();
            int before = task.charged(now);
            task.cancel(now);
            charged.merge(key, task.charged(now) - before, Integer::sum);
            tasks.remove(id);
        });
        return found.isPresent();
    }

    synchronized int balance(SandboxApiKey key) {
        return settings.current().balance(SandboxProvider.RUNWAY).intValue() - charged.getOrDefault(key, 0);
    }

    synchronized int startedToday(SandboxApiKey key, String model) {
        Deque<Instant> started = use(key, model).started();
        Instant yesterday = clock.instant().minus(DAY);
        while (!started.isEmpty() && started.peek().isBefore(yesterday)) {
            started.remove();
        }
        return started.size();
    }

    private ModelUse use(SandboxApiKey key, String model) {
        return use.computeIfAbsent(
                new Account(key, model),
                any -> new ModelUse(
                        new RenderQueue(() -> settings.current().tier().concurrency()), new ArrayDeque<>()));
    }

    public synchronized void clear() {
        tasks.clear();
        use.clear();
        charged.clear();
        uploads.clear();
    }
}
