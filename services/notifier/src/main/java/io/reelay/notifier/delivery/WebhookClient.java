package io.reelay.notifier.delivery;

import io.reelay.jobstore.accounts.AccountStore;
import io.reelay.jobstore.accounts.WebhookSecretPair;
import io.reelay.notifier.schedule.RetryAfter;
import io.reelay.notifier.signing.WebhookSecret;
import io.reelay.notifier.signing.WebhookSigner;
import io.reelay.safehttp.FetchLimits;
import io.reelay.safehttp.OutboundException;
import io.reelay.safehttp.OutboundRequest;
import io.reelay.safehttp.OutboundResponse;
import io.reelay.safehttp.SafeHttpClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Signs a webhook and posts it once. Failures of the call are returned as outcomes, not thrown.
@ApplicationScoped
class WebhookClient {

    private static final FetchLimits LIMITS = new FetchLimits(1024, Duration.ofSeconds(15), 0);

    private final SafeHttpClient http;
    private final AccountStore accounts;
    private final Clock clock;

    WebhookClient(SafeHttpClient http, AccountStore accounts, Clock clock) {
        this.http = http;
        this.accounts = accounts;
        this.clock = clock;
    }

    Attempt send(WebhookMessage message) {
        List<WebhookSecret> secrets = secrets(message.accountId());
        Instant started = clock.instant();
        AttemptOutcome outcome = post(message, started, secrets);
        return new Attempt(started, Duration.between(started, clock.instant()), outcome);
    }

    private AttemptOutcome post(WebhookMessage message, Instant now, List<WebhookSecret> secrets) {
        byte[] body = message.body().getBytes(StandardCharsets.UTF_8);
        Map<String, String> headers = WebhookSigner.headers(message.webhookId(), now, body, secrets);
        headers.put("Content-Type", "application/json");
        if (message.traceparent() != null) {
            headers.put("traceparent", message.traceparent());
        }
        try {
            return outcome(http.send(OutboundRequest.post(message.target(), headers, body), LIMITS));
        } catch (OutboundException e) {
            String error = String.valueOf(e.getMessage());
            return e.failure().retryable() ? new AttemptOutcome.Unreachable(error) : new AttemptOutcome.Refused(error);
        }
    }

    private AttemptOutcome outcome(OutboundResponse response) {
        Optional<Duration> retryAfter =
                response.header("retry-after").flatMap(text -> RetryAfter.parse(text, clock.instant()));
        return new AttemptOutcome.Answered(response.status(), retryAfter, printable(response.head()));
    }

    /// PostgreSQL cannot store NUL in a text column.
    private static String printable(byte[] head) {
        return new String(head, StandardCharsets.UTF_8).replace('\0', '\uFFFD');
    }

    private List<WebhookSecret> secrets(String accountId) {
        WebhookSecretPair secrets = accounts.webhookSecrets(accountId);
        return Stream.of(Optional.of(secrets.current()), Optional.ofNullable(secrets.previous()))
                .flatMap(Optional::stream)
                .map(WebhookSecret::parse)
                .toList();
    }
}
