package io.reelay.catalog.validation;

import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import io.reelay.catalog.ModelEntry;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Compiles each model's schema of provider fields once.
final class FieldSchemas {

    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .locale(Locale.ENGLISH)
            .pathType(PathType.JSON_POINTER)
            .build();

    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(VersionFlag.V202012);
    private final Map<String, FieldSchema> compiled = new ConcurrentHashMap<>();

    FieldSchema of(ModelEntry model) {
        return compiled.computeIfAbsent(
                model.name(), name -> new FieldSchema(name, model.fields(), factory.getSchema(model.fields(), CONFIG)));
    }
}
