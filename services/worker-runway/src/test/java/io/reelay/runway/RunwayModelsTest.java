package io.reelay.runway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.reelay.catalog.CatalogFile;
import io.reelay.catalog.validation.CatalogValidator;
import io.reelay.catalog.validation.FieldError;
import io.reelay.catalog.validation.GenerationRequest;
import io.reelay.catalog.validation.Validation;
import io.reelay.contracts.ImageRole;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests that the catalog applies Runway's rules before any call is made.
class RunwayModelsTest {

    private final CatalogValidator validator = new CatalogValidator(CatalogFile.read("models.yaml"));

    @ParameterizedTest
    @CsvSource({
        "runway/gen4_turbo,        720:1280, 5,  720:1280, 25",
        "runway/gen4_turbo,        720x1280, 10, 720:1280, 50",
        "runway/gen4_turbo,        9:16,     2,  720:1280, 10",
        "runway/gen4_turbo,        21:9,     5,  1584:672, 25",
        "runway/gen4_turbo,        3:4,      4,  832:1104, 20",
        "runwayml-gen4_turbo-5,    9:16,     ,   720:1280, 25",
        "runwayml-gen4_turbo-10,   ,         10, 1280:720, 50",
        "runway/gen4.5,            1:1,      8,  960:960,  96",
        "runway/gen4_turbo,        ,         ,   1280:720, 25"
    })
    void anImageIsAccepted(
            String model, @Nullable String size, @Nullable Integer duration, String ratio, long credits) {
        assertThat(validator.validate(withImage(model, duration, size)))
                .asInstanceOf(type(Validation.Accepted.class))
                .satisfies(accepted -> {
                    assertThat(accepted.job().size()).hasToString(ratio);
                    assertThat(accepted.job().credits()).isEqualTo(credits);
                });
    }

    @ParameterizedTest
    @CsvSource({
        "runway/gen4-turbo,       ,         ,  model,    runway/gen4_turbo",
        "runway/gen3a_turbo,      ,         ,  model,    use runway/gen4_turbo",
        "runway/gen4_turbo,       1280:768, 5, size,     the nearest is `1280:720`",
        "runwayml-gen4_turbo-5,   768:1280, ,  size,     the nearest is `720:1280`",
        "runwayml-gen4_turbo-5,   ,         10, duration, fixes the duration to 5 seconds",
        "runway/gen4_turbo,       ,         11, duration, does not make clips of 11 seconds"
    })
    void invalidRequestsAreRefusedBeforeAnyCall(
            String model, @Nullable String size, @Nullable Integer duration, String field, String message) {
        FieldError error = refused(withImage(model, duration, size));

        assertThat(error.field()).isEqualTo(field);
        assertThat(error.message()).contains(message);
    }

    @Test
    void gen4TurboNeedsAnImage() {
        FieldError error = refused(textOnly("runway/gen4_turbo"));

        assertThat(error.field()).isEqualTo("image");
        assertThat(error.message()).contains("use runway/gen4.5 for text-to-video");
    }

    @Test
    void gen45AcceptsTextOnly() {
        assertThat(validator.validate(textOnly("runway/gen4.5"))).isInstanceOf(Validation.Accepted.class);
    }

    @Test
    void aSeedMustBeAWholeNumberOrMissing() {
        assertThat(refused(seeded(NullNode.instance)).field()).isEqualTo("seed");
        assertThat(refused(seeded(LongNode.valueOf(4294967296L))).field()).isEqualTo("seed");
        assertThat(validator.validate(seeded(LongNode.valueOf(4294967295L)))).isInstanceOf(Validation.Accepted.class);
    }

    private FieldError refused(GenerationRequest job) {
        return assertThat(validator.validate(job))
                .asInstanceOf(type(Validation.Refused.class))
                .actual()
                .errors()
                .getFirst();
    }

    private static GenerationRequest withImage(String model, @Nullable Integer duration, @Nullable String size) {
        return new GenerationRequest(
                model, "slow push in", null, Set.of(ImageRole.FIRST), seconds(duration), size, null, null);
    }

    private static @Nullable BigDecimal seconds(@Nullable Integer duration) {
        return duration == null ? null : BigDecimal.valueOf(duration);
    }

    private static GenerationRequest textOnly(String model) {
        return new GenerationRequest(model, "slow push in", null, Set.of(), null, null, null, null);
    }

    private static GenerationRequest seeded(JsonNode seed) {
        return new GenerationRequest("runway/gen4_turbo", null, null, Set.of(ImageRole.FIRST), null, null, seed, null);
    }
}
