package io.reelay.intake.jobs;

import io.reelay.intake.http.Caller;
import io.reelay.intake.http.CurrentCaller;
import io.reelay.intake.http.RequestBodyBudget;
import io.reelay.intake.http.RequestBodyBudget.Reading;
import io.reelay.web.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses between the ways to answer a submission: the price only, the job as taken in, or the finished job.
@ApplicationScoped
class SubmitHandler {

    private static final String REPLAYED = "Idempotency-Replayed";

    private final SubmitJob submit;
    private final QuoteJob quote;
    private final AwaitJob await;
    private final JobResponses answers;
    private final CurrentCaller current;
    private final RequestBodyBudget bodies;

    SubmitHandler(
            SubmitJob submit,
            QuoteJob quote,
            AwaitJob await,
            JobResponses answers,
            CurrentCaller current,
            RequestBodyBudget bodies) {
        this.submit = submit;
        this.quote = quote;
        this.await = await;
        this.answers = answers;
        this.current = current;
        this.bodies = bodies;
    }

    /// @throws IOException when the body is no submission; the message names the field
    Response to(InputStream body, Reading<JobSubmission> reading, SubmitPreferences wishes) throws IOException {
        var caller = current.caller();
        if (dryRun(wishes.dryRun())) {
            return Response.ok(bodies.hold(body, held -> quote.quote(caller, reading.from(held))))
                    .build();
        }
        // The body is not held any more by whoever waits for the job.
        var submitted = bodies.hold(body, held -> submit.submit(caller, reading.from(held), wishes.idempotencyKey()));
        var response =
                wishes.patience().map(wait -> waited(caller, submitted, wait)).orElseGet(() -> atOnce(submitted));
        if (submitted instanceof SubmitResult.Replayed) {
            response.getHeaders().putSingle(REPLAYED, true);
        }
        return response;
    }

    private Response waited(Caller caller, SubmitResult submitted, Duration wait) {
        return answers.waited(await.untilEnded(caller, submitted.jobId(), wait), wait);
    }

    private Response atOnce(SubmitResult submitted) {
        return switch (submitted) {
            case SubmitResult.Accepted accepted -> answers.accepted(accepted.job());
            case SubmitResult.Replayed replayed -> answers.replayed(replayed);
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
