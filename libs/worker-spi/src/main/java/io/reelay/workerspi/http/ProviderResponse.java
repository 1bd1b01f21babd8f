package io.reelay.workerspi.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// The result of one HTTP call. It alone decides whether the call may be repeated.
public sealed interface ProviderResponse {

    /// The provider, or a gateway in front of it, answered with any status.
    record Answered(int status, HttpHeaders headers, String body) implements ProviderResponse {

        public boolean successful() {
            return status >= 200 && status < 300;
        }

        /// The pause from `Retry-After`, which is a number of seconds or a date. A date is compared with the provider's
        /// own clock, the `Date` header of the same answer.
        public Optional<Duration> retryAfter() {
            return headers.firstValue("Retry-After").map(String::strip).flatMap(this::pause);
        }

        private Optional<Duration> pause(String value) {
            if (value.matches("\\d{1,9}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
            }
            return headers.firstValue("Date")
                    .flatMap(Answered::date)
                    .flatMap(now -> date(value).map(until -> Duration.between(now, until)))
                    .filter(Duration::isPositive);
        }

        private static Optional<ZonedDateTime> date(String value) {
            try {
                return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
            } catch (DateTimeException unreadable) {
                return Optional.empty();
            }
        }
    }

    /// The connection failed: the provider has received nothing.
    record NotSent(String reason) implements ProviderResponse {}

    /// The request was sent but its answer was lost: the provider may have processed it.
    record Lost(String reason) implements ProviderResponse {}
}
