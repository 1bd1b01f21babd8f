package io.reelay.catalog.validation;

import io.reelay.catalog.ModelEntry;
import io.reelay.catalog.Size;
import io.reelay.contracts.events.GenerationSpec;
import java.util.List;

/// A request with a value for every setting, and its price.
///
/// @param spec        the specification for the provider
/// @param adjustments the differences from the original request
/// @param credits     the price in whole credits
public record ResolvedRequest(ModelEntry model, GenerationSpec spec, List<Adjustment> adjustments, long credits) {

    public ResolvedRequest {
        adjustments = List.copyOf(adjustments);
    }

    public Size size() {
        return new Size(spec.width(), spec.height());
    }
}
