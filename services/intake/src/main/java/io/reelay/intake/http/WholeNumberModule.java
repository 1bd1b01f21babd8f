package io.reelay.intake.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import java.io.Serial;
import java.math.BigDecimal;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Parses integers as JSON Schema 2020-12 defines them: any number without a fraction, also in the form `4.0` or `1e1`.
/// A number with a fraction is rejected and never rounded.
final class WholeNumberModule extends SimpleModule {

    @Serial
    private static final long serialVersionUID = 1L;

    WholeNumberModule() {
        add(Integer.class, BigDecimal::intValueExact);
        add(Integer.TYPE, BigDecimal::intValueExact);
        add(Long.class, BigDecimal::longValueExact);
        add(Long.TYPE, BigDecimal::longValueExact);
    }

    @SuppressWarnings("unchecked") // Jackson's lookup of deserializers is not generic
    private <N extends Number> void add(Class<N> type, Function<BigDecimal, N> exact) {
        var standard = (JsonDeserializer<N>) NumberDeserializers.find(type, type.getName());
        addDeserializer(type, new WholeNumberDeserializer<>(type, exact, standard));
    }

    private static final class WholeNumberDeserializer<N extends Number> extends StdScalarDeserializer<N> {

        @Serial
        private static final long serialVersionUID = 1L;

        private final transient Function<BigDecimal, N> exact;
        private final JsonDeserializer<N> standard;

        WholeNumberDeserializer(Class<N> type, Function<BigDecimal, N> exact, JsonDeserializer<N> standard) {
            super(type);
            this.exact = exact;
            this.standard = standard;
        }

        @Override
        public N deserialize(JsonParser json, DeserializationContext context) throws IOException {
            if (!json.hasToken(JsonToken.VALUE_NUMBER_FLOAT)) {
                return standard.deserialize(json, context);
            }
            var number = json.getDecimalValue();
            try {
                return exact.apply(number);
            } catch (ArithmeticException e) {
                throw InvalidFormatException.from(json, "Not a whole number", number, handledType());
            }
        }

        @Override
        public @Nullable N getNullValue(DeserializationContext context) throws JsonMappingException {
            return standard.getNullValue(context);
        }
    }
}
