package io.reelay.workerspi.http;

import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// What is known after a call. Whether it may be repeated depends on nothing else.
public sealed interface ProviderResponse {

    /// The provider, or a gateway before it, answered with whatever status.
    record Answered(int status, HttpHeaders headers, String body) implements ProviderResponse {

        public boolean successful() {
            return status >= 200 && status < 300;
        }

        /// The pause that `Retry-After` asks for, in seconds or until a date. A date is read by the provider's own
        /// clock, the `Date` of the same answer.
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

    /// No connection came about: the provider has seen nothing.
    record NotSent(String reason) implements ProviderResponse {}

    /// The call was on its way and no answer came: the provider may have acted on it.
    record Lost(String reason) implements ProviderResponse {}
}
