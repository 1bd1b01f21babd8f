package io.reelay.workerkit.generation;

import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.PaidCall;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.PollSchedule;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.ProviderTask;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workerspi.SubmitIdempotency;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/// A provider in memory that does as it is told per job, and remembers every paid call.
@ApplicationScoped
class FakeProvider implements ProviderAdapter {
    record Call(String jobId, String submissionId, String key) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Integer, SubmitOutcome>> answers = new ConcurrentHashMap<>();
    private final Map<String, Supplier<PollOutcome>> states = new ConcurrentHashMap<>();
    private final Map<String, String> creators = new ConcurrentHashMap<>();
    private final List<String> polls = new CopyOnWriteArrayList<>();
    private final Queue<CancelOutcome> cancelAnswers = new ConcurrentLinkedQueue<>();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger mostLive = new AtomicInteger();
    private volatile SubmitIdempotency safety = SubmitIdempotency.ONCE;

    void reset() {
        calls.clear();
        answers.clear();
        states.clear();
        creators.clear();
        polls.clear();
        cancelAnswers.clear();
        live.set(0);
        mostLive.set(0);
        safety = SubmitIdempotency.ONCE;
    }

    void safety(SubmitIdempotency safety) {
        this.safety = safety;
    }

    /// The answer to the n-th submission (from 1) of a job.
    void answer(String jobId, Function<Integer, SubmitOutcome> answer) {
        answers.put(jobId, answer);
    }

    /// What polls of a task show from now on.
    void state(String taskId, PollOutcome state) {
        states.put(taskId, () -> state);
    }

    /// Who gives the answer to polls of a task from now on.
    void state(String taskId, Supplier<PollOutcome> state) {
        states.put(taskId, state);
    }

    /// What the next attempts to end a task early come to; the provider cannot do it when they are used up.
    void cancelAnswers(CancelOutcome... answers) {
        cancelAnswers.addAll(List.of(answers));
    }

    /// How often a task was looked at.
    long polls(String taskId) {
        return polls.stream().filter(taskId::equals).count();
    }

    List<Call> calls(String jobId) {
        return calls.stream().filter(call -> call.jobId().equals(jobId)).toList();
    }

    int mostLive() {
        return mostLive.get();
    }

    static String taskOf(String jobId) {
        return "task-of-" + jobId;
    }

    @Override
    public SubmitIdempotency submitSafety() {
        return safety;
    }

    @Override
    public PollSchedule pollRhythm() {
        var often = Duration.ofMillis(50);
        return new PollSchedule(often, often, 1, often, 0.1, often);
    }

    @Override
    public PreparedSubmission prepare(Submission submission, ApiKey key) {
        return new PaidCall(() -> {
            calls.add(new Call(submission.jobId(), submission.submissionId().toString(), key.secret()));
            var outcome = answers.getOrDefault(
                            submission.jobId(), _ -> new SubmitOutcome.Accepted(taskOf(submission.jobId())))
                    .apply(calls(submission.jobId()).size());
            if (outcome instanceof SubmitOutcome.Accepted) {
                mostLive.accumulateAndGet(live.incrementAndGet(), Math::max);
                creators.put(taskOf(submission.jobId()), key.secret());
            }
            return outcome;
        });
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        polls.add(task.taskId());
        if (isForeign(task, key)) {
            return new PollOutcome.Failed(
                    Failure.of(FailureCode.PROVIDER_ERROR, "This key's account has no such task."));
        }
        var state = states.getOrDefault(task.taskId(), () -> new PollOutcome.Running(0.5))
                .get();
        if (state instanceof PollOutcome.Succeeded || state instanceof PollOutcome.Failed) {
            live.decrementAndGet();
        }
        return state;
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        if (isForeign(task, key)) {
            return CancelOutcome.UNANSWERED;
        }
        live.decrementAndGet();
        return Objects.requireNonNullElse(cancelAnswers.poll(), CancelOutcome.NOT_SUPPORTED);
    }

    private boolean isForeign(ProviderTask task, ApiKey key) {
        return !creators.getOrDefault(task.taskId(), key.secret()).equals(key.secret());
    }
}
