package io.reelay.workerkit.generation;

import io.reelay.workerkit.spi.ApiKey;
import io.reelay.workerkit.spi.CancelOutcome;
import io.reelay.workerkit.spi.PaidCall;
import io.reelay.workerkit.spi.PollOutcome;
import io.reelay.workerkit.spi.PollRhythm;
import io.reelay.workerkit.spi.Preparation;
import io.reelay.workerkit.spi.ProviderAdapter;
import io.reelay.workerkit.spi.ProviderTask;
import io.reelay.workerkit.spi.Submission;
import io.reelay.workerkit.spi.SubmitOutcome;
import io.reelay.workerkit.spi.SubmitSafety;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/// A provider in memory that does as it is told per job, and remembers every paid call.
@ApplicationScoped
class ImaginaryProvider implements ProviderAdapter {
    record Call(String jobId, String submissionId, String key) {}

    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Function<Integer, SubmitOutcome>> answers = new ConcurrentHashMap<>();
    private final Map<String, PollOutcome> states = new ConcurrentHashMap<>();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger mostLive = new AtomicInteger();
    private volatile SubmitSafety safety = SubmitSafety.ONCE;
    private volatile String refusedKey = "";

    void reset() {
        calls.clear();
        answers.clear();
        states.clear();
        live.set(0);
        mostLive.set(0);
        safety = SubmitSafety.ONCE;
        refusedKey = "";
    }

    void safety(SubmitSafety safety) {
        this.safety = safety;
    }

    void refuseKey(String secret) {
        refusedKey = secret;
    }

    /// The answer to the n-th submission (from 1) of a job.
    void answer(String jobId, Function<Integer, SubmitOutcome> answer) {
        answers.put(jobId, answer);
    }

    /// What polls of a task show from now on.
    void state(String taskId, PollOutcome state) {
        states.put(taskId, state);
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
    public SubmitSafety submitSafety() {
        return safety;
    }

    @Override
    public PollRhythm pollRhythm() {
        var often = Duration.ofMillis(50);
        return new PollRhythm(often, often, 1, often, 0.1, often);
    }

    @Override
    public Preparation prepare(Submission submission, ApiKey key) {
        return new PaidCall(() -> {
            calls.add(new Call(submission.jobId(), submission.submissionId().toString(), key.secret()));
            if (key.secret().equals(refusedKey)) {
                return new SubmitOutcome.KeyRefused("HTTP 401");
            }
            var outcome = answers.getOrDefault(
                            submission.jobId(), _ -> new SubmitOutcome.Accepted(taskOf(submission.jobId())))
                    .apply(calls(submission.jobId()).size());
            if (outcome instanceof SubmitOutcome.Accepted) {
                mostLive.accumulateAndGet(live.incrementAndGet(), Math::max);
            }
            return outcome;
        });
    }

    @Override
    public PollOutcome poll(ProviderTask task, ApiKey key) {
        var state = states.getOrDefault(task.taskId(), new PollOutcome.Running(0.5));
        if (state instanceof PollOutcome.Succeeded || state instanceof PollOutcome.Failed) {
            live.decrementAndGet();
        }
        return state;
    }

    @Override
    public CancelOutcome cancel(ProviderTask task, ApiKey key) {
        live.decrementAndGet();
        return CancelOutcome.NOT_SUPPORTED;
    }
}
