package io.reelay.jobstore.deliveries;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/// The state of a delivery.
public enum DeliveryState {
    /// Waiting for the next attempt.
    PENDING,
    /// The receiver has accepted it.
    DELIVERED,
    /// All attempts have failed.
    EXHAUSTED,
    /// The receiver answered 410, or the URL must not be called.
    DEAD;

    /// The word on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Stores the state as its word.
    @Converter(autoApply = true)
    static class AsWord implements AttributeConverter<DeliveryState, String> {

        @Override
        public String convertToDatabaseColumn(DeliveryState state) {
            return state.toString();
        }

        @Override
        public DeliveryState convertToEntityAttribute(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }
}
