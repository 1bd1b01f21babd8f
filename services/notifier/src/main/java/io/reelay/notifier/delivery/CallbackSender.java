package io.reelay.notifier.delivery;

import io.reelay.jobstore.accounts.Accounts;
import io.reelay.jobstore.accounts.WebhookSecrets;
import io.reelay.notifier.schedule.RetryAfter;
import io.reelay.notifier.signing.SignedHeaders;
import io.reelay.notifier.signing.WebhookSecret;
import io.reelay.platform.http.GuardedHttp;
import io.reelay.platform.http.Limits;
import io.reelay.platform.http.OutboundException;
import io.reelay.platform.http.OutboundRequest;
import io.reelay.platform.http.OutboundResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Signs a callback and posts it once. Whatever happens on the way is an outcome, never an exception.
@ApplicationScoped
class CallbackSender {

    private static final Limits LIMITS = new Limits(1024, Duration.ofSeconds(15), 0);

    private final GuardedHttp http;
    private final Accounts accounts;
    private final Clock clock;

    CallbackSender(GuardedHttp http, Accounts accounts, Clock clock) {
        this.http = http;
        this.accounts = accounts;
        this.clock = clock;
    }

    Attempt send(Callback callback) {
        List<WebhookSecret> secrets = secrets(callback.accountId());
        Instant started = clock.instant();
        Outcome outcome = post(callback, started, secrets);
        return new Attempt(started, Duration.between(started, clock.instant()), outcome);
    }

    private Outcome post(Callback callback, Instant now, List<WebhookSecret> secrets) {
        byte[] body = callback.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = SignedHeaders.of(callback.webhookId(), now, body, secrets);
        headers.put("Content-Type", "application/json");
        if (callback.traceparent() != null) {
            headers.put("traceparent", callback.traceparent());
        }
        try {
            return answered(http.send(OutboundRequest.post(callback.target(), headers, body), LIMITS));
        } catch (OutboundException e) {
            String error = String.valueOf(e.getMessage());
            return e.failure().retryable() ? new Outcome.Unreachable(error) : new Outcome.Refused(error);
        }
    }

    private Outcome answered(OutboundResponse answer) {
        Optional<Duration> retryAfter =
                answer.header("retry-after").flatMap(text -> RetryAfter.parse(text, clock.instant()));
        return new Outcome.Answered(answer.status(), retryAfter, printable(answer.head()));
    }

    /// PostgreSQL stores no NUL in a text.
    private static String printable(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private List<WebhookSecret> secrets(String accountId) {
        WebhookSecrets secrets = accounts.webhookSecrets(accountId);
        return Stream.of(Optional.of(secrets.current()), Optional.ofNullable(secrets.previous()))
                .flatMap(Optional::stream)
                .map(WebhookSecret::parse)
                .toList();
    }
}
