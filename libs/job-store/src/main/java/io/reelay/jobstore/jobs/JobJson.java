package io.reelay.jobstore.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.contracts.Failure;
import io.reelay.contracts.events.StoredMedia;
import io.reelay.messaging.events.EventJson;
import java.util.List;
import java.util.Map;

/// Writes and reads the parts of a job that are stored as JSON.
final class JobJson {

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final TypeReference<List<StoredMedia>> MEDIA = new TypeReference<>() {};

    private static final TypeReference<JsonNode> TREE = new TypeReference<>() {};
    private static final TypeReference<Failure> FAILURE = new TypeReference<>() {};

    private JobJson() {}

    static String write(Object value) {
        try {
            return EventJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Cannot write as JSON: " + value.getClass(), e);
        }
    }

    static JsonNode tree(String json) {
        return read(json, TREE);
    }

    static Map<String, Object> object(String json) {
        return read(json, OBJECT);
    }

    static List<StoredMedia> media(String json) {
        return read(json, MEDIA);
    }

    static Failure failure(String json) {
        return read(json, FAILURE);
    }

    private static <T> T read(String json, TypeReference<T> type) {
        try {
            return EventJson.mapper().readValue(json, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The database contains JSON that is not a valid " + type.getType(), e);
        }
    }
}
