package io.reelay.intake.models;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether a worker serves a model now, as far as its announcements tell.
///
/// @param reason why not; null for a model that is served
@Schema(name = "Availability")
record Availability(State state, @Nullable String reason) {

    @Schema(name = "AvailabilityState")
    enum State {
        AVAILABLE,
        UNAVAILABLE;

        /// The word on the wire.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
