package io.reelay.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The kustomizations and the manifests that they include.
class KustomizationTest {

    @ParameterizedTest
    @ValueSource(strings = {"base", "trial", "production", "providers/runway", "providers/runware"})
    void kustomizationsNameTheFilesBesideThem(String name) {
        // Given
        var folder = "deploy/kubernetes/" + name + "/";
        var present = Repository.files(folder, ".yaml").stream()
                .map(path -> path.substring(folder.length()))
                .filter(file -> !file.equals("kustomization.yaml"))
                .toList();

        // Then
        assertThat((List<?>) Manifests.kustomization(name).get("resources"))
                .filteredOn(resource -> !"../base".equals(resource))
                .map(String.class::cast)
                .containsExactlyInAnyOrderElementsOf(present);
    }

    @ParameterizedTest
    @ValueSource(strings = {"trial", "production"})
    void everyProviderIsAComponentThatCanBeLeftOut(String name) {
        assertThat((List<?>) Manifests.kustomization(name).get("components"))
                .map(String.class::cast)
                .containsExactlyInAnyOrderElementsOf(Repository.providers().stream()
                        .map(provider -> "../providers/" + provider)
                        .toList());
        assertThat((List<?>) Manifests.kustomization("base").get("resources"))
                .noneMatch(resource -> resource.toString().contains("worker"));
        assertThat(Repository.providers())
                .allSatisfy(provider -> assertThat(Manifests.kustomization("providers/" + provider))
                        .containsEntry("kind", "Component"));
    }

    /// The name of a generated ConfigMap ends with a checksum of its content, so changed content restarts the pods.
    @Test
    void aChangedSettingRestartsThePods() {
        assertThat(Manifests.generatedSettings("base")).isNotEmpty();
        assertThat(Manifests.resources("ConfigMap", ConfigMap.class)).isEmpty();
        assertThat(Repository.files("deploy/kubernetes", "kustomization.yaml"))
                .allSatisfy(file -> assertThat(Repository.text(file)).doesNotContain("disableNameSuffixHash"));
    }
}
