package io.reelay.notifier.schedule;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/// Parses the header `Retry-After`: seconds or an HTTP date.
public final class RetryAfter {

    private RetryAfter() {}

    /// Empty if the text is not valid or the time is in the past.
    public static Optional<Duration> parse(String text, Instant now) {
        return (text.matches("[0-9]{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : untilDate(text, now))
                .filter(Duration::isPositive);
    }

    private static Optional<Duration> untilDate(String text, Instant now) {
        try {
            Instant date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Optional.of(Duration.between(now, date));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
