package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The start and the termination of the pods.
class PodTest {

    /// Measured with the images on a busy machine: 13.2 s for the notifier up to 16.7 s for a worker.
    private static final double PROCESSOR_SECONDS_UNTIL_READY = 17;

    /// On a busy node a pod gets only the CPU that it requests. With half of that it must still become ready in time.
    @ParameterizedTest
    @MethodSource("services")
    void aPodRequestsTheCpuThatItNeedsToStart(Deployment deployment) {
        // Given
        var container =
                deployment.getSpec().getTemplate().getSpec().getContainers().getFirst();
        var probe = container.getStartupProbe();

        // When
        var requested = Objects.requireNonNull(
                        container.getResources().getRequests().get("cpu"))
                .getNumericalAmount();
        var patience = probe.getPeriodSeconds() * probe.getFailureThreshold();

        // Then
        assertThat(requested.doubleValue() / 2 * patience).isGreaterThan(PROCESSOR_SECONDS_UNTIL_READY);
    }

    /// A terminating pod still receives requests until every node has updated its routes. After that it needs the time
    /// of a graceful stop.
    @ParameterizedTest
    @MethodSource("services")
    void aTerminatingPodServesUntilItReceivesNoMoreRequests(Deployment deployment) {
        // Given
        var pod = deployment.getSpec().getTemplate().getSpec();
        var hook = pod.getContainers().getFirst().getLifecycle();
        var isCalled =
                List.of("intake", "uploader").contains(deployment.getMetadata().getName());

        // When
        var pause = hook == null
                ? 0
                : Integer.parseInt(hook.getPreStop().getExec().getCommand().getLast());

        // Then
        assertThat(pause).isEqualTo(isCalled ? 5 : 0);
        assertThat(pod.getTerminationGracePeriodSeconds())
                .isGreaterThanOrEqualTo(
                        pause + duration("REELAY_SHUTDOWN_DELAY") + duration("REELAY_SHUTDOWN_TIMEOUT") + 15);
    }

    /// In seconds, from the ConfigMap or else from the default in the code.
    private static long duration(String setting) {
        var byDefault =
                CodeSettings.defaults().getOrDefault(setting, Set.of("PT0S")).iterator();
        return Duration.parse(Manifests.generatedSettings("base").getOrDefault(setting, byDefault.next()))
                .toSeconds();
    }

    static Stream<Deployment> services() {
        return Manifests.resources("Deployment", Deployment.class)
                .filter(deployment -> !deployment.getMetadata().getName().equals("sandbox"));
    }
}
