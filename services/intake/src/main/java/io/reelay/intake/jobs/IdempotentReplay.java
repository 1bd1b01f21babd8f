package io.reelay.intake.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.reelay.jobstore.idempotency.IdempotencyLookup;
import io.reelay.jobstore.idempotency.IdempotencyKeyRepository;
import io.reelay.jobstore.jobs.Job;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers a repeated request with what the first one was answered. A request without a key is always a new one.
@ApplicationScoped
class IdempotentReplay {

    private final IdempotencyKeyRepository keys;
    private final JobViewMapper view;
    private final ObjectMapper mapper;

    IdempotentReplay(IdempotencyKeyRepository keys, JobViewMapper view, ObjectMapper mapper) {
        this.keys = keys;
        this.view = view;
        this.mapper = mapper;
    }

    /// The first answer, if there is one.
    ///
    /// @throws ProblemException `IDEMPOTENCY_MISMATCH` when the key belongs to another request
    Optional<SubmitResult> find(@Nullable IdempotentRequest request) {
        if (request == null) {
            return Optional.empty();
        }
        return switch (keys.earlier(request.accountId(), request.key(), request.fingerprint())) {
            case IdempotencyLookup.None _ -> Optional.empty();
            case IdempotencyLookup.Same same -> Optional.of(new SubmitResult.Replayed(same.jobId(), same.answer()));
            case IdempotencyLookup.Different _ ->
                throw new ProblemException(
                        ErrorCode.IDEMPOTENCY_MISMATCH,
                        "This Idempotency-Key was used for another request. Use a new key for a new job.");
        };
    }

    /// As [#find(KeyedRequest)], and keeps the key from others until the caller's transaction ends.
    ///
    /// @throws ProblemException `IDEMPOTENCY_IN_PROGRESS` when somebody else holds it
    Optional<SubmitResult> hold(@Nullable IdempotentRequest request) {
        if (request != null && !keys.hold(request.accountId(), request.key())) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                    "The first request with this Idempotency-Key is still being processed. Try again in a few"
                            + " seconds.");
        }
        return find(request);
    }

    /// Uses the key up, when the caller's transaction commits.
    void remember(@Nullable IdempotentRequest request, Job job) {
        if (request != null) {
            keys.remember(request.accountId(), request.key(), request.fingerprint(), job.id(), answer(job));
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @RunOnVirtualThread
    void forgetOld() {
        keys.forgetOld();
    }

    private String answer(Job job) {
        try {
            return mapper.writeValueAsString(view.show(job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A job can be written as JSON", e);
        }
    }
}
