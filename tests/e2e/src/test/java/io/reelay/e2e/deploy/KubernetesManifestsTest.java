package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Validates the manifests against the Kubernetes API, with the classes of fabric8.
class KubernetesManifestsTest {

    private static final Map<String, Class<? extends HasMetadata>> KINDS = Map.of(
            "v1 Namespace", Namespace.class,
            "v1 ConfigMap", ConfigMap.class,
            "v1 Secret", Secret.class,
            "v1 Service", Service.class,
            "apps/v1 Deployment", Deployment.class,
            "apps/v1 StatefulSet", StatefulSet.class,
            "policy/v1 PodDisruptionBudget", PodDisruptionBudget.class,
            "autoscaling/v2 HorizontalPodAutoscaler", HorizontalPodAutoscaler.class);

    @ParameterizedTest
    @MethodSource("io.reelay.e2e.deploy.Manifests#all")
    void everyManifestIsValidInTheKubernetesApi(Map<?, ?> manifest) {
        // Given
        var kind = Objects.requireNonNull(KINDS.get(manifest.get("apiVersion") + " " + manifest.get("kind")));

        // When
        HasMetadata resource = Manifests.convert(manifest, kind);

        // Then
        assertThat(resource.getMetadata().getName()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("io.reelay.e2e.deploy.Manifests#all")
    void everyPodHasProbesAndLimitsAndIsNotRoot(Map<?, ?> manifest) {
        if (!"Deployment".equals(manifest.get("kind"))) {
            return;
        }
        // When
        var pod = Manifests.convert(manifest, Deployment.class)
                .getSpec()
                .getTemplate()
                .getSpec();

        // Then
        assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
        assertThat(pod.getContainers()).allSatisfy(container -> {
            assertThat(container.getReadinessProbe()).isNotNull();
            assertThat(container.getResources().getLimits()).containsKey("memory");
            assertThat(container.getImage()).matches("reelay/[a-z-]+:[0-9.]+");
        });
    }

    @Test
    void aDeploymentWithAnAutoscalerSetsNoReplicas() {
        // Given
        var scaled = Manifests.resources("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class)
                .map(scaler -> scaler.getSpec().getScaleTargetRef().getName())
                .toList();

        // Then
        assertThat(scaled).isNotEmpty();
        assertThat(Manifests.resources("Deployment", Deployment.class)).allSatisfy(deployment -> {
            var own = deployment.getSpec().getReplicas();
            assertThat(own == null)
                    .isEqualTo(scaled.contains(deployment.getMetadata().getName()));
        });
    }

    @Test
    void theTrialDatabaseHasConnectionsForTheMaximumOfPods() {
        // Given
        var connections = Pattern.compile("max_connections=(\\d+)")
                .matcher(Repository.text("deploy/kubernetes/trial/postgres.yaml"))
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
        var pool = CodeSettings.defaults().getOrDefault("REELAY_DB_POOL", Set.of()).stream()
                .mapToInt(Integer::parseInt)
                .sum();

        // When
        var pods = Stream.concat(
                        Manifests.resources("HorizontalPodAutoscaler", HorizontalPodAutoscaler.class)
                                .map(scaler -> scaler.getSpec().getMaxReplicas()),
                        Manifests.resources("Deployment", Deployment.class)
                                .flatMap(deployment ->
                                        Stream.ofNullable(deployment.getSpec().getReplicas())))
                .mapToInt(Integer::intValue)
                .sum();

        // Then
        assertThat(pods * pool).isPositive().isLessThan(connections);
    }
}
