package io.reelay.messaging.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The CloudEvents attributes of an event, including its extensions.
public record CloudEventAttributes(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        long sequence,
        @Nullable String traceparent) {}
