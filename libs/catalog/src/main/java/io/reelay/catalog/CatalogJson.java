package io.reelay.catalog;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/// Converts model entries to and from the plain JSON values that workers announce.
public final class CatalogJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    // Unknown members are ignored, because a worker may be newer than its reader.
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

    /// @throws IllegalArgumentException if the values are not a valid entry
    public static ModelEntry read(Map<String, Object> entry) {
        return JSON.convertValue(entry, ModelEntry.class);
    }

    /// Converts a JSON object to plain values.
    public static Map<String, Object> plain(JsonNode object) {
        return JSON.convertValue(object, OBJECT);
    }

    /// Converts a JSON value to a plain value.
    public static Object plainValue(JsonNode value) {
        return JSON.convertValue(value, Object.class);
    }
}
