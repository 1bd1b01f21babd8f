package io.reelay.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/// A model's entry as plain JSON values: what a worker announces and what is kept of it.
public final class CatalogJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    // A worker may be newer than its reader, so members that the reader does not know are ignored.
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .serializationInclusion(JsonInclude.Include.NON_NULL)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private CatalogJson() {}

    public static Map<String, Object> write(ModelEntry entry) {
        return JSON.convertValue(entry, OBJECT);
    }

    /// @throws IllegalArgumentException when the values are no entry
    public static ModelEntry read(Map<String, Object> entry) {
        return JSON.convertValue(entry, ModelEntry.class);
    }

    /// A JSON object as plain values.
    public static Map<String, Object> plain(JsonNode object) {
        return JSON.convertValue(object, OBJECT);
    }

    /// A JSON value as a plain one.
    public static Object plainValue(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }
}
