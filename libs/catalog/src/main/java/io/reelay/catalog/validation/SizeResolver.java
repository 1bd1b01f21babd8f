package io.reelay.catalog.validation;

import io.reelay.catalog.ModeRules;
import io.reelay.catalog.Size;
import io.reelay.contracts.Mode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Resolves the size of a request to one of the sizes of the model.
///
/// @param model the name of the model, for error messages
record SizeResolver(String model, Mode mode, ModeRules rules, ValidationErrors errors) {

    /// The tolerance for equal ratios: providers call 1104:832 "4:3" and 1584:672 "21:9".
    private static final double SAME_RATIO = 0.02;

    /// Resolves the size; returns the default if it is absent or not valid.
    Size resolve(@Nullable String written) {
        if (written == null) {
            String reason =
                    rules.sizes().size() == 1 ? ValidationErrors.FIXED_BY_MODEL : ValidationErrors.MODEL_DEFAULT;
            errors.filledIn("size", rules.defaultSize().toString(), reason);
            return rules.defaultSize();
        }
        return Size.read(written).map(requested -> resolve(written, requested)).orElseGet(() -> {
            addError(
                    "`size` must be `720:1280`, `720x1280` or an aspect ratio such as `9:16`, not `%s`; %s supports %s."
                            .formatted(MessageText.quote(written), model, MessageText.oneOf(rules.sizes())));
            return rules.defaultSize();
        });
    }

    private Size resolve(String written, Size requested) {
        Size nearest = nearest(requested);
        if (requested.equals(nearest)) {
            adjust(written, nearest, "written as width:height");
        } else if (requested.isAspectRatio() && ratioDistance(requested, nearest) < SAME_RATIO) {
            adjust(written, nearest, "the model's size with this aspect ratio");
        } else {
            addError("%s does not support the size `%s` for %s; the nearest is `%s`. Allowed: %s."
                    .formatted(model, MessageText.quote(written), mode, nearest, MessageText.oneOf(rules.sizes())));
        }
        return nearest;
    }

    /// Compares the aspect ratio first, then the number of pixels: for an aspect ratio, that of the default size.
    private Size nearest(Size requested) {
        long pixels = requested.isAspectRatio() ? rules.defaultSize().pixels() : requested.pixels();
        return rules.sizes().stream()
                .min(Comparator.comparingDouble((Size size) -> ratioDistance(requested, size))
                        .thenComparingDouble(size -> Math.abs(Math.log((double) size.pixels() / pixels))))
                .orElse(rules.defaultSize());
    }

    private void adjust(String written, Size size, String reason) {
        if (!written.equals(size.toString())) {
            errors.adjusted("size", written, size.toString(), reason);
        }
    }

    private void addError(String message) {
        List<String> allowed = rules.sizes().stream().map(Size::toString).toList();
        errors.error("size", message, allowed);
    }

    private static double ratioDistance(Size one, Size other) {
        return Math.abs(Math.log(one.ratio() / other.ratio()));
    }
}
