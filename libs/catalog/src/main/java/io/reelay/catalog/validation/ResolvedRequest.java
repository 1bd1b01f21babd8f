package io.reelay.catalog.validation;

import io.reelay.catalog.ModelEntry;
import io.reelay.catalog.Size;
import io.reelay.contracts.events.GenerationSpec;
import java.util.List;

/// A request with every open setting decided, and its price.
///
/// @param spec        what the provider will be asked for
/// @param adjustments how it differs from what the caller wrote
/// @param credits     the price, in whole credits
public record ResolvedRequest(ModelEntry model, GenerationSpec spec, List<Adjustment> adjustments, long credits) {

    public ResolvedRequest {
        adjustments = List.copyOf(adjustments);
    }

    public Size size() {
        return new Size(spec.width(), spec.height());
    }
}
