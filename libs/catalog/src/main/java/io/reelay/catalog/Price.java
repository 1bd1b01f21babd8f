package io.reelay.catalog;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The price of a clip in credits of one US cent.
///
/// @param variants other prices for requests with certain provider fields; the first match applies
public record Price(Per per, BigDecimal credits, List<Variant> variants) {

    /// The unit of the price.
    public enum Per {
        SECOND,
        CLIP;

        /// The word on the wire.
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Another price for requests whose provider fields have all these values.
    public record Variant(Map<String, Object> when, BigDecimal credits) {

        public Variant {
            when = Map.copyOf(when);
        }

        boolean matches(Map<String, Object> fields) {
            return when.entrySet().stream()
                    .allMatch(required -> required.getValue().equals(fields.get(required.getKey())));
        }
    }

    public Price {
        variants = NullToEmpty.asEmpty(variants);
    }

    /// The price of one clip in whole credits, rounded up.
    public long of(int seconds, Map<String, Object> fields) {
        BigDecimal rate = variants.stream()
                .filter(variant -> variant.matches(fields))
                .findFirst()
                .map(Variant::credits)
                .orElse(credits);
        BigDecimal price = switch (per) {
            case SECOND -> rate.multiply(BigDecimal.valueOf(seconds));
            case CLIP -> rate;
        };
        return price.setScale(0, RoundingMode.CEILING).longValueExact();
    }
}
