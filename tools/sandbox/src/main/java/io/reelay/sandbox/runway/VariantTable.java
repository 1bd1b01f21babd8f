package io.reelay.sandbox.runway;

import com.fasterxml.jackson.core.type.TypeReference;
import io.reelay.sandbox.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The models, from `variants.json`.
@ApplicationScoped
class VariantTable {

    private final List<Variant> all = Json.table(VariantTable.class, "variants.json", new TypeReference<>() {});

    Optional<Variant> find(String endpoint, String model) {
        return all.stream()
                .filter(variant -> variant.endpoint().equals(endpoint))
                .filter(variant -> variant.model().equals(model))
                .findFirst();
    }

    List<String> models() {
        return all.stream().map(Variant::model).distinct().toList();
    }
}
