package io.reelay.intake.jobs;

import io.reelay.intake.http.Caller;
import io.reelay.intake.http.CurrentCaller;
import io.reelay.intake.http.RequestBodyBudget;
import io.reelay.intake.http.RequestBodyBudget.BodyReader;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Handles a submission and chooses its response: only the price, the accepted job, or the finished job.
@ApplicationScoped
class SubmitHandler {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final SubmitJob submit;
    private final QuoteJob quote;
    private final AwaitJob await;
    private final JobResponses responses;
    private final CurrentCaller current;
    private final RequestBodyBudget bodyBudget;

    SubmitHandler(
            SubmitJob submit,
            QuoteJob quote,
            AwaitJob await,
            JobResponses responses,
            CurrentCaller current,
            RequestBodyBudget bodyBudget) {
        this.submit = submit;
        this.quote = quote;
        this.await = await;
        this.responses = responses;
        this.current = current;
        this.bodyBudget = bodyBudget;
    }

    /// @throws IOException when the body is not a valid submission; the message names the field
    Response handle(InputStream body, BodyReader<JobSubmission> reader, SubmitPreferences preferences)
            throws IOException {
        var caller = current.caller();
        if (dryRun(preferences.dryRun())) {
            return Response.ok(bodyBudget.read(body, limited -> quote.quote(caller, reader.read(limited))))
                    .build();
        }
        // The memory of the body is released before the wait for the job begins.
        var submitted = bodyBudget.read(
                body, limited -> submit.submit(caller, reader.read(limited), preferences.idempotencyKey()));
        var response = preferences
                .maxWait()
                .map(wait -> waited(caller, submitted, wait))
                .orElseGet(() -> withoutWait(submitted));
        if (submitted instanceof SubmitResult.Replayed) {
            response.getHeaders().putSingle(REPLAYED, true);
        }
        return response;
    }

    private Response waited(Caller caller, SubmitResult submitted, Duration wait) {
        return responses.waited(await.untilFinished(caller, submitted.jobId(), wait), wait);
    }

    private Response withoutWait(SubmitResult submitted) {
        return switch (submitted) {
            case SubmitResult.Accepted accepted -> responses.accepted(accepted.job());
            case SubmitResult.Replayed replayed -> responses.replayed(replayed);
        };
    }

    private static boolean dryRun(@Nullable String given) {
        return switch (given) {
            case null -> false;
            case "false" -> false;
            case "true" -> true;
            default -> throw ProblemException.invalid("dryRun", "must be true or false.", List.of(true, false));
        };
    }
}
