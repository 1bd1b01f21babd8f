package io.reelay.workerspi;

import java.time.Duration;

/// How often a task is looked at: first after `first`, then after `first * factor`, and so on up to `longest`; each
/// pause varied by `jitter`. Unanswered polls go on slowing down to `longestUnanswered`.
///
/// @param jitter the largest part of the pause that is added or taken, 0 to 1
public record PollSchedule(
        Duration first, Duration second, double factor, Duration longest, double jitter, Duration longestUnanswered) {}
