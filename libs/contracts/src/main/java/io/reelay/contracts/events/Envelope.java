package io.reelay.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event with its attributes of CloudEvents 1.0 and W3C Trace Context.
///
/// @param source      `/reelay/<service>`; an event of an older release names the service that published it
/// @param time        when the event occurred
/// @param traceparent the trace of the producer, from the request to the webhook
public record Envelope<E extends Event>(
        String id,
        String source,
        Instant time,
        long sequence,
        @Nullable String traceparent,
        E data) {

    /// Wraps an event, with its id, source and sequence.
    public static <E extends Event> Envelope<E> of(Instant time, @Nullable String traceparent, E data) {
        return new Envelope<>(data.id(), data.source(), time, data.sequence(), traceparent, data);
    }
}
