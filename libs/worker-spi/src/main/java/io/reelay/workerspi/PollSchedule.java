package io.reelay.workerspi;

import java.time.Duration;

/// The intervals between the polls of a task: `first`, then `second`, then each time multiplied by `factor`, up to
/// `longest`. After a poll without an answer the interval is doubled, up to `longestAfterNoAnswer`.
///
/// @param jitter the maximum random change of an interval, as a fraction from 0 to 1
public record PollSchedule(
        Duration first,
        Duration second,
        double factor,
        Duration longest,
        double jitter,
        Duration longestAfterNoAnswer) {}
