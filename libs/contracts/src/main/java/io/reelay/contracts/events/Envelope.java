package io.reelay.contracts.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact on its way: what CloudEvents 1.0 and W3C Trace Context add to it.
///
/// @param source      `/reelay/<service>`; an event of an older release names the service that published it
/// @param time        when the fact was found
/// @param traceparent the producer's trace, kept from the request to the callback
public record Envelope<E extends Event>(
        String id,
        String source,
        Instant time,
        long sequence,
        @Nullable String traceparent,
        E data) {

    /// Wraps a fact; id, source and sequence are the fact's own.
    public static <E extends Event> Envelope<E> of(Instant time, @Nullable String traceparent, E data) {
        return new Envelope<>(data.id(), data.source(), time, data.sequence(), traceparent, data);
    }
}
