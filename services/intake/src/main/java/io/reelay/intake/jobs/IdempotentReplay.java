package io.reelay.intake.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.scheduler.Scheduled;
import io.reelay.jobstore.idempotency.IdempotencyKeyRepository;
import io.reelay.jobstore.idempotency.IdempotencyLookup;
import io.reelay.jobstore.jobs.Job;
import io.reelay.web.problem.ErrorCode;
import io.reelay.web.problem.ProblemException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Answers a repeated request with the response to the first one. A request without a key is always new.
@ApplicationScoped
class IdempotentReplay {

    private final IdempotencyKeyRepository keys;
    private final JobViewMapper views;
    private final ObjectMapper mapper;

    IdempotentReplay(IdempotencyKeyRepository keys, JobViewMapper views, ObjectMapper mapper) {
        this.keys = keys;
        this.views = views;
        this.mapper = mapper;
    }

    /// The stored response to the first request, if there is one.
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
                        "This Idempotency-Key was already used for a different request. Use a new key for a new job.");
        };
    }

    /// Like [#find(IdempotentRequest)], but also locks the key until the caller's transaction ends.
    ///
    /// @throws ProblemException `IDEMPOTENCY_IN_PROGRESS` when another request has locked it
    Optional<SubmitResult> findAndLock(@Nullable IdempotentRequest request) {
        if (request != null && !keys.hold(request.accountId(), request.key())) {
            throw new ProblemException(
                    ErrorCode.IDEMPOTENCY_IN_PROGRESS,
                    "The first request with this Idempotency-Key is still being processed. Try again in a few"
                            + " seconds.");
        }
        return find(request);
    }

    /// Stores the response under the key when the caller's transaction commits.
    void remember(@Nullable IdempotentRequest request, Job job) {
        if (request != null) {
            keys.remember(request.accountId(), request.key(), request.fingerprint(), job.id(), responseBody(job));
        }
    }

    @Scheduled(every = "1h", delayed = "10m")
    @RunOnVirtualThread
    void deleteExpired() {
        keys.forgetOld();
    }

    private String responseBody(Job job) {
        try {
            return mapper.writeValueAsString(views.toView(job));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The job could not be written as JSON", e);
        }
    }
}
