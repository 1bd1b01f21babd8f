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
import io.reelay.workerspi.SubmitIdempotency;
import io.reelay.workerspi.SubmitOutcome;
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

/// An in-memory provider with configurable answers per job. It records every paid call.
@ApplicationScoped
class FakeProvider implements ProviderAdapter {
    record Call(String jobId, String submissionId, String key) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Integer, SubmitOutcome>> answers = new ConcurrentHashMap<>();
    private final Map<String, Supplier<PollOutcome>> states = new ConcurrentHashMap<>();
    private final Map<String, String> creatorKeys = new ConcurrentHashMap<>();
    private final List<String> polls = new CopyOnWriteArrayList<>();
    private final Queue<CancelOutcome> cancelOutcomes = new ConcurrentLinkedQueue<>();
    private final AtomicInteger active = new AtomicInteger();
    private final AtomicInteger maxActive = new AtomicInteger();
    private volatile SubmitIdempotency idempotency = SubmitIdempotency.ONCE;

    void reset() {
        calls.clear();
        answers.clear();
        states.clear();
        creatorKeys.clear();
        polls.clear();
        cancelOutcomes.clear();
        active.set(0);
        maxActive.set(0);
        idempotency = SubmitIdempotency.ONCE;
    }

    void idempotency(SubmitIdempotency idempotency) {
        this.idempotency = idempotency;
    }

    /// Sets the answer to the n-th submission of a job, starting with 1.
    void answer(String jobId, Function<Integer, SubmitOutcome> answer) {
        answers.put(jobId, answer);
    }

    /// Sets the answer to all further polls of a task.
    void state(String taskId, PollOutcome state) {
        states.put(taskId, () -> state);
    }

    /// Sets the supplier of the answers to all further polls of a task.
    void state(String taskId, Supplier<PollOutcome> state) {
        states.put(taskId, state);
    }

    /// Sets the outcomes of the next attempts to cancel a task; after them, cancelling is not supported.
    void cancelOutcomes(CancelOutcome... answers) {
        cancelOutcomes.addAll(List.of(answers));
    }

    /// The number of polls of a task.
    long polls(String taskId) {
        return polls.stream().filter(taskId::equals).count();
    }

    List<Call> calls(String jobId) {
        return calls.stream().filter(call -> call.jobId().equals(jobId)).toList();
    }

    int maxActive() {
        return maxActive.get();
    }

    static String taskOf(String jobId) {
        return "task-of-" + jobId;
    }

    @Override
    public SubmitIdempotency submitIdempotency() {
        return idempotency;
    }

    @Override
    public PollSchedule pollSchedule() {
        var interval = Duration.ofMillis(50);
        return new PollSchedule(interval, interval, 1, interval, 0.1, interval);
    }

    @Override
    public PreparedSubmission prepare(Submission submission, ApiKey key) {
        return new PaidCall(() -> {
            calls.add(new Call(submission.jobId(), submission.submissionId().toString(), key.secret()));
            var outcome = answers.getOrDefault(
                            submission.jobId(), _ -> new SubmitOutcome.Accepted(taskOf(submission.jobId())))
                    .apply(calls(submission.jobId()).size());
            if (outcome instanceof SubmitOutcome.Accepted) {
                maxActive.accumulateAndGet(active.incrementAndGet(), Math::max);
                creatorKeys.put(taskOf(submission.jobId()), key.secret());
            }
            return outcome;
        });
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        polls.add(task.taskId());
        if (isForeignKey(task, key)) {
            return new PollOutcome.Failed(
                    Failure.of(FailureCode.PROVIDER_ERROR, "This key's account has no such task."));
        }
        var state = states.getOrDefault(task.taskId(), () -> new PollOutcome.Running(0.5))
                .get();
        if (state instanceof PollOutcome.Succeeded || state instanceof PollOutcome.Failed) {
            active.decrementAndGet();
        }
        return state;
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        if (isForeignKey(task, key)) {
            return CancelOutcome.NO_ANSWER;
        }
        active.decrementAndGet();
        return Objects.requireNonNullElse(cancelOutcomes.poll(), CancelOutcome.NOT_SUPPORTED);
    }

    private boolean isForeignKey(ProviderTask task, ApiKey key) {
        return !creatorKeys.getOrDefault(task.taskId(), key.secret()).equals(key.secret());
    }
}
