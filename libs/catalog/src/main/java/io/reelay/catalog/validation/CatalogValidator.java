package io.reelay.catalog.validation;

import io.reelay.catalog.Catalog;
import io.reelay.catalog.ModelEntry;
import java.util.Comparator;
import java.util.List;

/// Validates requests by one catalog. Thread-safe; makes no blocking calls.
public final class CatalogValidator {

    private static final int MAX_NAME_LENGTH = 200;

    private final Catalog catalog;
    private final FieldSchemas schemas = new FieldSchemas();

    public CatalogValidator(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Resolves every setting of a request or returns all its errors.
    public Validation validate(GenerationRequest request) {
        String requested = request.model();
        if (requested == null || requested.isBlank()) {
            return refused("`model` is required. GET /v1/models lists the models.", currentNames());
        }
        // The effort to find the nearest name grows with the length of the given one.
        if (requested.length() > MAX_NAME_LENGTH) {
            return refused(
                    "`model` has %s characters, more than any model name. GET /v1/models lists the models."
                            .formatted(requested.length()),
                    currentNames());
        }
        Catalog.Match match = catalog.find(requested).orElse(null);
        if (match == null) {
            return unknown(requested);
        }
        var retirement = match.entry().lineage().retirement();
        if (retirement != null) {
            return refused(
                    "%s was shut down by its provider on %s; use %s instead."
                            .formatted(match.entry().name(), retirement.since(), retirement.successor()),
                    List.of(retirement.successor()));
        }
        return new RequestValidation(catalog, match, request, schemas.of(match.entry())).run();
    }

    private Validation unknown(String requested) {
        List<String> names = currentNames();
        String hint = names.stream()
                .min(Comparator.comparingInt(name -> EditDistance.distance(name, requested)))
                .map(nearest -> " Did you mean `" + nearest + "`?")
                .orElse(" No worker has announced a model yet.");
        return refused("There is no model `" + requested + "`." + hint, names);
    }

    private List<String> currentNames() {
        return catalog.current().stream().map(ModelEntry::name).toList();
    }

    private static Validation refused(String message, List<String> allowed) {
        return new Validation.Refused(new FieldError("model", message, List.copyOf(allowed)));
    }
}
