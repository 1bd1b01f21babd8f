package io.reelay.jobstore.deliveries;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.Locale;

/// Where a callback stands.
public enum DeliveryState {
    /// To be tried, at the next attempt's time.
    PENDING,
    /// The receiver took it.
    DELIVERED,
    /// All attempts failed.
    EXHAUSTED,
    /// The receiver's address wants nothing more (410), or may not be called.
    DEAD;

    /// The word on the wire.
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Keeps the state as its word.
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
