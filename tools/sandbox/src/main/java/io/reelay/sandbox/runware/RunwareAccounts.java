package io.reelay.sandbox.runware;

import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.Provider;
import io.reelay.sandbox.ledger.Ledger;
import io.reelay.sandbox.render.Lane;
import io.reelay.sandbox.render.RenderTimes;
import io.reelay.sandbox.settings.Dice;
import io.reelay.sandbox.settings.LiveSettings;
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

/// What the provider keeps per key: tasks, used task ids, money. One lock guards it all, so that of many submits of one
/// id exactly one is accepted.
@ApplicationScoped
public class RunwareAccounts {

    private final Clock clock;
    private final LiveSettings settings;
    private final Dice dice;
    private final RenderTimes renderTimes;
    private final Ledger ledger;
    private final UploadedMedia uploads;
    private final Lane unlimited = new Lane(() -> Integer.MAX_VALUE);
    private final Map<Id, RunwareTask> tasks = new HashMap<>();
    private final Set<Id> used = new HashSet<>();
    private final Map<ApiKey, BigDecimal> charged = new HashMap<>();

    private record Id(ApiKey owner, String uuid) {

        static Id of(ApiKey owner, String uuid) {
            return new Id(owner, uuid.toLowerCase(Locale.ROOT));
        }
    }

    /// A task that was taken on, and how long it will take.
    record Accepted(RunwareTask task, Duration work) {}

    RunwareAccounts(
            Clock clock,
            LiveSettings settings,
            Dice dice,
            RenderTimes renderTimes,
            Ledger ledger,
            UploadedMedia uploads) {
        this.clock = clock;
        this.settings = settings;
        this.dice = dice;
        this.renderTimes = renderTimes;
        this.ledger = ledger;
        this.uploads = uploads;
    }

    /// Accepts a valid request once, or refuses it for want of money.
    synchronized Accepted accept(ApiKey key, VideoRequest request, @Nullable TaskFailure failure) {
        affordable(key, request);
        use(key, request.id().toString());
        Duration work = renderTimes.draw(request.model().id(), request.shape().seconds());
        RunwareTask task = new RunwareTask(
                key,
                request,
                unlimited.enter(clock.instant(), work),
                request.seed().orElseGet(dice::videoSeed),
                failure);
        tasks.put(Id.of(key, request.id().toString()), task);
        charged.merge(key, task.charged(), BigDecimal::add);
        ledger.add(Provider.RUNWARE, task);
        return new Accepted(task, work);
    }

    void affordable(ApiKey key, VideoRequest request) {
        if (balance(key).compareTo(request.cost()) < 0) {
            throw new TaskError(
                    402, "insufficientCredits", "Insufficient credits. Please top up your account to continue.");
        }
    }

    synchronized void unused(ApiKey key, String uuid) {
        if (used.contains(Id.of(key, uuid))) {
            throw conflict();
        }
    }

    /// Takes the id for good.
    synchronized void use(ApiKey key, String uuid) {
        if (!used.add(Id.of(key, uuid))) {
            throw conflict();
        }
    }

    private static TaskError conflict() {
        return TaskError.invalid(
                        "conflictTaskUUID", "The taskUUID has already been used. Each task needs a unique taskUUID.")
                .at("taskUUID");
    }

    synchronized Optional<RunwareTask> find(ApiKey key, String uuid) {
        return Optional.ofNullable(tasks.get(Id.of(key, uuid)));
    }

    synchronized BigDecimal balance(ApiKey key) {
        return settings.current().balance(Provider.RUNWARE).subtract(charged.getOrDefault(key, BigDecimal.ZERO));
    }

    synchronized long tasksOf(ApiKey key) {
        return tasks.keySet().stream().filter(id -> id.owner().equals(key)).count();
    }

    public synchronized void clear() {
        tasks.clear();
        used.clear();
        charged.clear();
        uploads.clear();
    }
}
