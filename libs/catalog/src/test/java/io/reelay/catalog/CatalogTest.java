package io.reelay.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reelay.contracts.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

    private final Catalog catalog = CatalogFile.read("models.yaml");

    @Test
    void aModelIsFoundByItsName() {
        ModelEntry found = catalog.find("studio/film@1").orElseThrow().entry();

        assertThat(found.provider()).isEqualTo("studio");
        assertThat(found.providerModel()).isEqualTo("film@1");
    }

    @Test
    void anAliasFindsTheModelAndTheFixedDuration() {
        Catalog.Match match = catalog.find("studio-turbo_4-5").orElseThrow();

        assertThat(match.entry().name()).isEqualTo("studio/turbo_4");
        assertThat(match.alias()).isEqualTo(new Alias("studio-turbo_4-5", 5));
    }

    @Test
    void retiredModelsAreListedButNotOffered() {
        assertThat(catalog.all()).extracting(ModelEntry::name).contains("studio/turbo_3");
        assertThat(catalog.current()).extracting(ModelEntry::name).doesNotContain("studio/turbo_3");
    }

    @Test
    void aNewerEntryReplacesTheOlderOne() {
        ModelEntry old = catalog.find("studio/turbo_4").orElseThrow().entry();
        Catalog newer = catalog.with(new ModelEntry(
                old.name(),
                "Newer title",
                old.lineage(),
                List.of(),
                old.modes(),
                old.seed(),
                old.negativePrompt(),
                old.fixed(),
                old.fields(),
                old.restrictions(),
                old.price(),
                old.typicalSeconds()));

        assertThat(newer.all()).hasSameSizeAs(catalog.all());
        assertThat(newer.find("studio-turbo_4-5")).isEmpty();
        assertThat(catalog.find("studio-turbo_4-5")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "text-to-video,  standard, studio/film@1",
        "image-to-video, standard, studio/turbo_4",
        "image-to-video, high,     studio/film@1"
    })
    void everyModeAndTierHasADefault(String mode, String tierName, String expected) {
        Mode wanted = Mode.valueOf(mode.replace('-', '_').toUpperCase(Locale.ROOT));
        ModelTier tier = ModelTier.valueOf(tierName.toUpperCase(Locale.ROOT));

        Optional<ModelEntry> model = catalog.defaultFor("studio", wanted, tier);

        assertThat(model).map(ModelEntry::name).hasValue(expected);
    }

    @Test
    void anEntryIsUnchangedByJson() {
        assertThat(catalog.all())
                .allSatisfy(entry -> assertThat(CatalogJson.read(CatalogJson.write(entry)))
                        .usingRecursiveComparison()
                        .isEqualTo(entry));
    }

    @Test
    void anEntryWithUnknownMembersCanBeRead() {
        Map<String, Object> announced = CatalogJson.write(catalog.all().getFirst());
        announced.put("invented", "later");

        assertThat(CatalogJson.read(announced).name()).isEqualTo("studio/clip");
    }

    @Test
    void aMisspeltMemberIsRejectedWithItsName() {
        assertThatThrownBy(() -> CatalogFile.read("misspelt.yaml"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("misspelt.yaml")
                .hasMessageContaining("defaultfor");
    }
}
