package io.reelay.catalog.validation;

import io.reelay.catalog.Catalog;
import io.reelay.catalog.ModelEntry;
import java.util.Comparator;
import java.util.List;

/// Validates requests against one catalog. Safe for any number of threads, never blocks, calls nobody.
public final class CatalogValidator {

    private static final int LONGEST_NAME = 200;

    private final Catalog catalog;
    private final FieldSchemas schemas = new FieldSchemas();

    public CatalogValidator(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Decides every open setting of a request, or names everything that is wrong with it.
    public Validation validate(GenerationRequest job) {
        String wanted = job.model();
        if (wanted == null || wanted.isBlank()) {
            return refused("`model` is missing: name one, as in GET /v1/models.", currentNames());
        }
        // The work of finding the nearest name grows with the length of this one.
        if (wanted.length() > LONGEST_NAME) {
            return refused(
                    "`model` has %s characters, and no model's name is that long: name one, as in GET /v1/models."
                            .formatted(wanted.length()),
                    currentNames());
        }
        Catalog.Match match = catalog.find(wanted).orElse(null);
        if (match == null) {
            return unknown(wanted);
        }
        var retirement = match.entry().lineage().retirement();
        if (retirement != null) {
            return refused(
                    "%s was switched off by its provider on %s; use %s instead."
                            .formatted(match.entry().name(), retirement.since(), retirement.successor()),
                    List.of(retirement.successor()));
        }
        return new RequestValidation(catalog, match, job, schemas.of(match.entry())).run();
    }

    private Validation unknown(String wanted) {
        List<String> names = currentNames();
        String hint = names.stream()
                .min(Comparator.comparingInt(name -> EditDistance.distance(name, wanted)))
                .map(nearest -> " Did you mean `" + nearest + "`?")
                .orElse(" No worker has announced a model yet.");
        return refused("There is no model `" + wanted + "`." + hint, names);
    }

    private List<String> currentNames() {
        return catalog.current().stream().map(ModelEntry::name).toList();
    }

    private static Validation refused(String message, List<String> allowed) {
        return new Validation.Refused(new FieldError("model", message, List.copyOf(allowed)));
    }
}
