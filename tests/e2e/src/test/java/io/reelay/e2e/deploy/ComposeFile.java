package io.reelay.e2e.deploy;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The services of a compose file.
record ComposeFile(Map<String, Map<String, Object>> services) {

    static ComposeFile read(String path) {
        return new ComposeFile(map(map(Repository.yaml(path).getFirst()).get("services")));
    }

    Map<String, Object> service(String name) {
        return Objects.requireNonNull(services.get(name), name);
    }

    /// The environment of the service; the value is null if it is passed through from outside.
    Map<String, Object> environment(String service) {
        return map(service(service).get("environment"));
    }

    /// The services that are built from this repository.
    Set<String> built() {
        return services.entrySet().stream()
                .filter(service -> service.getValue().containsKey("build"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <V> Map<String, V> map(@Nullable Object value) {
        return (Map<String, V>) Objects.requireNonNull(value);
    }
}
