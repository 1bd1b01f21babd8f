package io.reelay.notifier.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;

/// How callbacks are brought to their receivers.
@ConfigMapping(prefix = "reelay.webhook")
interface WebhookConfig {

    /// The pauses between attempts; when they are used up, the callback is given up.
    List<Duration> schedule();

    /// How many callbacks may be under way to one receiver.
    int parallelPerReceiver();

    /// How often the table is searched for callbacks that are due.
    Duration sweepEvery();

    /// How long a claimed callback is left alone by the other notifiers; longer than an attempt can take.
    Duration lease();
}
