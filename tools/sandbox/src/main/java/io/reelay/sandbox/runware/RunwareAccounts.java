package io.reelay.sandbox.runware;

import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.ledger.CallJournal;
import io.reelay.sandbox.render.RenderQueue;
import io.reelay.sandbox.render.RenderTimes;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SeededRandom;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The state of the provider per key: tasks, used task ids, balance. One lock guards all state, so that exactly one of
/// several submissions with the same id is accepted.
@ApplicationScoped
public class RunwareAccounts {

    private final Clock clock;
    private final LiveSettings settings;
    private final SeededRandom random;
    private final RenderTimes renderTimes;
    private final CallJournal journal;
    private final UploadedMedia uploads;
    private final RenderQueue unlimited = new RenderQueue(() -> Integer.MAX_VALUE);
    private final Map<Id, SandboxRunwareTask> tasks = new HashMap<>();
    private final Set<Id> used = new HashSet<>();
    private final Map<SandboxApiKey, BigDecimal> charged = new HashMap<>();

    private record Id(SandboxApiKey owner, String uuid) {

        static Id of(SandboxApiKey owner, String uuid) {
            return new Id(owner, uuid.toLowerCase(Locale.ROOT));
        }
    }

    /// An accepted task and its render time.
    record Accepted(SandboxRunwareTask task, Duration work) {}

    RunwareAccounts(
            Clock clock,
            LiveSettings settings,
            SeededRandom random,
            RenderTimes renderTimes,
            CallJournal journal,
            UploadedMedia uploads) {
        this.clock = clock;
        this.settings = settings;
        this.random = random;
        this.renderTimes = renderTimes;
        this.journal = journal;
        this.uploads = uploads;
    }

    /// Accepts a valid request once, or rejects it if the balance is too low.
    synchronized Accepted accept(SandboxApiKey key, VideoRequest request, @Nullable TaskFailure failure) {
        affordable(key, request);
        use(key, request.id().toString());
        Duration work = renderTimes.draw(request.model().id(), request.shape().seconds());
        SandboxRunwareTask task = new SandboxRunwareTask(
                key,
                request,
                unlimited.enter(clock.instant(), work),
                request.seed().orElseGet(random::videoSeed),
                failure);
        tasks.put(Id.of(key, request.id().toString()), task);
        charged.merge(key, task.charged(), BigDecimal::add);
        journal.add(SandboxProvider.RUNWARE, task);
        return new Accepted(task, work);
    }

    void affordable(SandboxApiKey key, VideoRequest request) {
        if (balance(key).compareTo(request.cost()) < 0) {
            throw new TaskErrorException(
                    402, "insufficientCredits", "Insufficient credits. Please top up your account to continue.");
        }
    }

    synchronized void unused(SandboxApiKey key, String uuid) {
        if (used.contains(Id.of(key, uuid))) {
            throw conflict();
        }
    }

    /// Marks the id as used permanently.
    synchronized void use(SandboxApiKey key, String uuid) {
        if (!used.add(Id.of(key, uuid))) {
            throw conflict();
        }
    }

    private static TaskErrorException conflict() {
        return TaskErrorException.invalid(
                        "conflictTaskUUID", "The taskUUID has already been used. Each task needs a unique taskUUID.")
                .at("taskUUID");
    }

    synchronized Optional<SandboxRunwareTask> find(SandboxApiKey key, String uuid) {
        return Optional.ofNullable(tasks.get(Id.of(key, uuid)));
    }

    synchronized BigDecimal balance(SandboxApiKey key) {
        return settings.current().balance(SandboxProvider.RUNWARE).subtract(charged.getOrDefault(key, BigDecimal.ZERO));
    }

    synchronized long tasksOf(SandboxApiKey key) {
        return tasks.keySet().stream().filter(id -> id.owner().equals(key)).count();
    }

    public synchronized void clear() {
        tasks.clear();
        used.clear();
        charged.clear();
        uploads.clear();
    }
}
