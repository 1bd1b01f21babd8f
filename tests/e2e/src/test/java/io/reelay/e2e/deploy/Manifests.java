package io.reelay.e2e.deploy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files in deploy/kubernetes as objects of the Kubernetes API. Unknown members are an error.
final class Manifests {

    private static final JsonMapper STRICT = JsonMapper.builder()
            .annotationIntrospector(new NothingElse())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Manifests() {}

    /// All documents of all manifests except the kustomizations.
    static Stream<Map<?, ?>> all() {
        return Repository.files("deploy/kubernetes", ".yaml").stream()
                .filter(path -> !path.endsWith("kustomization.yaml"))
                .flatMap(path -> Repository.yaml(path).stream())
                .map(document -> (Map<?, ?>) document);
    }

    static <T extends HasMetadata> Stream<T> resources(String kind, Class<T> type) {
        return all().filter(manifest -> kind.equals(manifest.get("kind"))).map(manifest -> convert(manifest, type));
    }

    /// The memory in MiB, by the name of the component or service.
    static Map<String, Long> memoryLimits() {
        var pods = Stream.concat(
                resources("Deployment", Deployment.class)
                        .map(deployment -> deployment.getSpec().getTemplate().getSpec()),
                resources("StatefulSet", StatefulSet.class)
                        .map(set -> set.getSpec().getTemplate().getSpec()));
        return pods.map(pod -> pod.getContainers().getFirst())
                .collect(Collectors.toMap(Container::getName, Manifests::memoryLimit));
    }

    private static long memoryLimit(Container container) {
        var limit = Objects.requireNonNull(container.getResources().getLimits().get("memory"), container.getName());
        return limit.getNumericalAmount()
                .divide(BigDecimal.valueOf(1024 * 1024))
                .longValueExact();
    }

    /// The settings that a kustomization puts into the ConfigMap.
    static Map<String, String> generatedSettings(String name) {
        return ((List<?>) Objects.requireNonNull(kustomization(name).get("configMapGenerator")))
                .stream()
                        .flatMap(generator ->
                                ((List<?>) Objects.requireNonNull(((Map<?, ?>) generator).get("literals"))).stream())
                        .map(literal -> ((String) literal).split("=", 2))
                        .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> kustomization(String name) {
        return (Map<String, Object>) Repository.yaml("deploy/kubernetes/" + name + "/kustomization.yaml")
                .getFirst();
    }

    static <T extends HasMetadata> T convert(Map<?, ?> manifest, Class<T> type) {
        return STRICT.convertValue(manifest, type);
    }

    /// The classes of fabric8 accept unknown members; here they are an error.
    private static final class NothingElse extends JacksonAnnotationIntrospector {
        @Override
        public Boolean hasAnySetter(Annotated member) {
            return false;
        }
    }
}
