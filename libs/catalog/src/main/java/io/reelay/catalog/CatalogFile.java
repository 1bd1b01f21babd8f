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

/// Reads the `models.yaml` of a worker. A misspelt member is an error at start-up, not a rule without effect.
public final class CatalogFile {

    private record Content(List<ModelEntry> models) {}

    private static final ObjectMapper STRICT = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.READ_ENUMS_USING_TO_STRING)
            .build();

    private CatalogFile() {}

    /// Reads a catalog from the class path.
    ///
    /// @throws IllegalStateException if the resource does not exist or is not a valid catalog; the message names it
    public static Catalog read(String resource) {
        try (InputStream in = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("There is no " + resource + " on the class path");
            }
            return Catalog.of(
                    STRICT.convertValue(yaml().load(in), Content.class).models());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(resource + " is not a valid catalog: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // Jackson's YAML reader does not support anchors and merges, which catalogs use to avoid repetition.
    private static Yaml yaml() {
        LoaderOptions options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
