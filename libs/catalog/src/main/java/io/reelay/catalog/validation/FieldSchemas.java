package io.reelay.catalog.validation;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import io.reelay.catalog.ModelEntry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Compiles the schema of the provider fields once per model.
final class FieldSchemas {

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            settings -> settings.schemaRegistryConfig(SchemaRegistryConfig.builder()
                    .locale(Locale.ENGLISH)
                    .pathType(PathType.JSON_POINTER)
                    .build()));
    private final Map<String, FieldSchema> compiled = new ConcurrentHashMap<>();

    FieldSchema of(ModelEntry model) {
        return compiled.computeIfAbsent(
                model.name(), name -> new FieldSchema(name, model.fields(), registry.getSchema(model.fields())));
    }
}
