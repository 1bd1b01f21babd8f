package io.reelay.intake.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The preference `wait` of RFC 7240: the maximum time that a caller waits for the finished job.
final class PreferWait {

    static final int MAX_SECONDS = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,4})\"?\\s*(?:$|[,;])");

    private PreferWait() {}

    /// The preference, at most one minute; empty without one.
    static Optional<Duration> of(List<String> preferHeaders) {
        return preferHeaders.stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(found -> Math.min(Integer.parseInt(found.group(1)), MAX_SECONDS))
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(Duration::ofSeconds);
    }
}
