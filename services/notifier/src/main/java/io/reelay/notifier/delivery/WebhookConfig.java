package io.reelay.notifier.delivery;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import java.util.List;

/// The settings of webhook delivery.
@ConfigMapping(prefix = "reelay.webhook")
interface WebhookConfig {

    /// The pauses between attempts. After the last one, the delivery is exhausted.
    List<Duration> schedule();

    /// The maximum number of concurrent attempts per receiver.
    int parallelPerReceiver();

    /// How often due deliveries are looked up.
    Duration sweepEvery();

    /// How long a lease on a delivery is valid. It must be longer than an attempt can take.
    Duration lease();
}
