package io.reelay.intake.models;

import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whether a worker currently serves a model, derived from its announcements.
///
/// @param reason why the model is unavailable; null for an available model
@Schema(name = "Availability")
record Availability(State state, @Nullable String reason) {

    @Schema(name = "AvailabilityState")
    enum State {
        AVAILABLE,
        UNAVAILABLE;

        /// The value in JSON.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
