package io.reelay.runware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.catalog.CatalogFile;
import io.reelay.catalog.validation.Adjustment;
import io.reelay.catalog.validation.CatalogValidator;
import io.reelay.catalog.validation.FieldError;
import io.reelay.catalog.validation.GenerationRequest;
import io.reelay.catalog.validation.ResolvedRequest;
import io.reelay.catalog.validation.Validation;
import io.reelay.contracts.ImageRole;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Tests that the catalog applies Runware's rules before any call is made.
class RunwareModelsTest {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final CatalogValidator validator = new CatalogValidator(CatalogFile.read("models.yaml"));

    @ParameterizedTest
    @CsvSource({"runware/google:3@2, 8, 1280:720", "runware/vidu:1@1,   5, 1920:1080", "runware/vidu:1@5,   4, 1280:720"
    })
    void fixedValuesAreFilledIn(String model, int duration, String size) {
        ResolvedRequest job = accepted(text(model, null, null, null));

        assertThat(job.spec().durationSeconds()).isEqualTo(duration);
        assertThat(job.size()).hasToString(size);
        assertThat(job.adjustments()).extracting(Adjustment::field).contains("duration", "size", "fps");
    }

    @ParameterizedTest
    @CsvSource({
        "runware/google:3@2, 5, ,         duration",
        "runware/vidu:1@1,   4, ,         duration",
        "runware/vidu:1@1,    , 1280:720, size",
        "runware/vidu:1@5,   8, ,         duration"
    })
    void unsupportedValuesAreRefused(String model, @Nullable Integer duration, @Nullable String size, String field) {
        assertThat(refused(text(model, duration, size, null)))
                .singleElement()
                .extracting(FieldError::field)
                .isEqualTo(field);
    }

    @Test
    void soundCostsMore() {
        ObjectNode sound = JSON.objectNode().put("generate_audio", true);

        assertThat(accepted(text("runware/google:3@2", 8, null, null)).credits())
                .isEqualTo(160);
        assertThat(accepted(text("runware/google:3@2", 8, null, sound)).credits())
                .isEqualTo(320);
    }

    @Test
    void veoAlwaysEnhancesThePrompt() {
        ObjectNode off = JSON.objectNode().put("enhancePrompt", false);

        assertThat(refused(text("runware/google:3@2", null, null, off)))
                .singleElement()
                .extracting(FieldError::field)
                .isEqualTo("providerFields.enhancePrompt");
    }

    @Test
    void musicNeedsExactlyFourSeconds() {
        ObjectNode music = JSON.objectNode().put("bgm", true);

        assertThat(accepted(text("runware/vidu:1@5", null, null, music)).spec().providerFields())
                .isEqualTo(Map.of("bgm", true, "movementAmplitude", "auto"));
        assertThat(refused(text("runware/vidu:1@5", 8, null, music)))
                .extracting(FieldError::message)
                .contains("Background music can only be used with videos of exactly 4 seconds.");
        assertThat(refused(text("runware/vidu:1@1", null, null, music)))
                .extracting(FieldError::field)
                .containsExactly("providerFields.bgm");
    }

    @Test
    void aStyleNeedsTextToVideo() {
        ObjectNode style = JSON.objectNode().put("style", "anime");
        Set<ImageRole> images = Set.of(ImageRole.FIRST);

        assertThat(accepted(text("runware/vidu:1@1", null, null, style)).spec().providerFields())
                .containsEntry("style", "anime");
        assertThat(refused(new GenerationRequest("runware/vidu:1@1", "a lake", null, images, null, null, null, style)))
                .extracting(FieldError::field)
                .containsExactly("providerFields.style");
    }

    private ResolvedRequest accepted(GenerationRequest job) {
        return assertThat(validator.validate(job))
                .asInstanceOf(type(Validation.Accepted.class))
                .actual()
                .job();
    }

    private List<FieldError> refused(GenerationRequest job) {
        return assertThat(validator.validate(job))
                .asInstanceOf(type(Validation.Refused.class))
                .actual()
                .errors();
    }

    private static GenerationRequest text(
            String model, @Nullable Integer duration, @Nullable String size, @Nullable ObjectNode fields) {
        return new GenerationRequest(model, "a lake", null, Set.of(), seconds(duration), size, null, fields);
    }

    private static @Nullable BigDecimal seconds(@Nullable Integer duration) {
        return duration == null ? null : BigDecimal.valueOf(duration);
    }
}
