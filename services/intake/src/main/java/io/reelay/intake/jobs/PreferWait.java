package io.reelay.intake.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The preference `wait` of RFC 7240: how long a caller is willing to wait for the finished job.
final class PreferWait {

    static final int LONGEST_SECONDS = 60;
    private static final Pattern WAIT =
            Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?(\\d{1,4})\"?\\s*(?:$|[,;])");

    private PreferWait() {}

    /// The preference, cut to a minute; empty when there is none.
    static Optional<Duration> of(List<String> preferHeaders) {
        return preferHeaders.stream()
                .map(WAIT::matcher)
                .filter(Matcher::find)
                .map(found -> Math.min(Integer.parseInt(found.group(1)), LONGEST_SECONDS))
                .filter(seconds -> seconds > 0)
                .findFirst()
                .map(Duration::ofSeconds);
    }
}
