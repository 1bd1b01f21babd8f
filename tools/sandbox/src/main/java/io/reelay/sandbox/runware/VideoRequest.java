package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.media.ClipShape;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.UUID;

/// A valid `videoInference` with its price.
record VideoRequest(UUID id, VideoModel model, ClipShape shape, int results, BigDecimal cost, ObjectNode sent) {

    private static final int LINK_DAYS = 7;
    private static final int PRICE_DIGITS = 5;

    static VideoRequest of(VideoModel model, ClipShape shape, ObjectNode sent) {
        int results = sent.path("numberResults").asInt(1);
        return new VideoRequest(
                UUID.fromString(sent.path("taskUUID").textValue()),
                model,
                shape,
                results,
                costOfOne(model, shape).multiply(BigDecimal.valueOf(results)),
                sent);
    }

    private static BigDecimal costOfOne(VideoModel model, ClipShape shape) {
        return model.costPerSecond(shape.audio())
                .multiply(BigDecimal.valueOf(shape.seconds()))
                .setScale(PRICE_DIGITS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
    }

    BigDecimal costOfOne() {
        return costOfOne(model, shape);
    }

    OptionalLong seed() {
        return sent.has("seed") ? OptionalLong.of(sent.get("seed").longValue()) : OptionalLong.empty();
    }

    boolean includesCost() {
        return sent.path("includeCost").booleanValue();
    }

    Duration linkLife() {
        return sent.has("ttl") ? Duration.ofSeconds(sent.get("ttl").longValue()) : Duration.ofDays(LINK_DAYS);
    }
}
