package io.reelay.catalog;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The `models.yaml` of a worker. Read strictly: a misspelt word is an error at start, not a rule that never applies.
public final class CatalogFile {

    private record Content(List<ModelEntry> models) {}

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    private CatalogFile() {}

    /// Reads a resource of the class path.
    ///
    /// @throws IllegalStateException when there is no such resource, or it is no catalog; the message names the
    ///     place
    public static Catalog read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource + " on the class path");
            }
            return Catalog.of(
                    STRICT.convertValue(yaml().load(in), Content.class).models());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(resource + " is not a catalog: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Not Jackson's YAML reader: it does not know anchors and merges, which keep a catalog free of repetition.
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
