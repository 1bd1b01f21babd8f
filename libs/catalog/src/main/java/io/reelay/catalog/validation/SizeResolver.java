package io.reelay.catalog.validation;

import io.reelay.catalog.ModeRules;
import io.reelay.catalog.Size;
import io.reelay.contracts.Mode;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the model's size that a caller means.
///
/// @param model the model's name, for the sentences
record SizeResolver(String model, Mode mode, ModeRules rules, ValidationErrors findings) {

    /// Providers call 1104:832 "4:3" and 1584:672 "21:9".
    private static final double SAME_RATIO = 0.02;

    /// The size meant by what the caller wrote; the default when nothing, or when it is an error.
    Size choose(@Nullable String written) {
        if (written == null) {
            String reason = rules.sizes().size() == 1 ? ValidationErrors.FIXED_BY_MODEL : ValidationErrors.MODEL_DEFAULT;
            findings.filledIn("size", rules.defaultSize().toString(), reason);
            return rules.defaultSize();
        }
        return Size.read(written).map(wanted -> choose(written, wanted)).orElseGet(() -> {
            refuse("`size` is written `720:1280`, `720x1280` or as an aspect ratio like `9:16`, not `%s`; %s has %s."
                    .formatted(MessageText.quote(written), model, MessageText.oneOf(rules.sizes())));
            return rules.defaultSize();
        });
    }

    private Size choose(String written, Size wanted) {
        Size nearest = nearest(wanted);
        if (wanted.equals(nearest)) {
            rewritten(written, nearest, "written as width:height");
        } else if (wanted.isAspectRatio() && ratioDistance(wanted, nearest) < SAME_RATIO) {
            rewritten(written, nearest, "the model's size with this aspect ratio");
        } else {
            refuse("%s has no size `%s` for %s; the nearest is `%s`. Allowed: %s."
                    .formatted(model, MessageText.quote(written), mode, nearest, MessageText.oneOf(rules.sizes())));
        }
        return nearest;
    }

    /// Shape counts before scale; an aspect ratio has no scale of its own and takes the default size's.
    private Size nearest(Size wanted) {
        long pixels = wanted.isAspectRatio() ? rules.defaultSize().pixels() : wanted.pixels();
        return rules.sizes().stream()
                .min(Comparator.comparingDouble((Size size) -> ratioDistance(wanted, size))
                        .thenComparingDouble(size -> Math.abs(Math.log((double) size.pixels() / pixels))))
                .orElse(rules.defaultSize());
    }

    private void rewritten(String written, Size size, String reason) {
        if (!written.equals(size.toString())) {
            findings.adjusted("size", written, size.toString(), reason);
        }
    }

    private void refuse(String message) {
        List<String> allowed = rules.sizes().stream().map(Size::toString).toList();
        findings.error("size", message, allowed);
    }

    private static double ratioDistance(Size one, Size other) {
        return Math.abs(Math.log(one.ratio() / other.ratio()));
    }
}
