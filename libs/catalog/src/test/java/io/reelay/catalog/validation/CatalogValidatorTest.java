package io.reelay.catalog.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.reelay.catalog.CatalogFile;
import io.reelay.contracts.Mode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogValidatorTest {

    private static final String TURBO = "{'model':'studio/turbo_4','image':'upl_1'%s}";
    private static final String FILM = "{'model':'studio/film@1','prompt':'a lake'%s}";
    private static final String CLIP = "{'model':'studio/clip','prompt':'a lake'%s}";

    private final CatalogValidator validator = new CatalogValidator(CatalogFile.read("models.yaml"));

    @Test
    void absentSettingsAreFilledInAndListed() {
        ResolvedRequest job = accepted(FILM, "");

        assertThat(job.spec().mode()).isEqualTo(Mode.TEXT_TO_VIDEO);
        assertThat(job.size()).hasToString("1280:720");
        assertThat(job.spec().durationSeconds()).isEqualTo(8);
        assertThat(job.spec().providerFields()).isEqualTo(Map.of("enhancePrompt", true, "generateAudio", false));
        assertThat(job.adjustments())
                .containsExactlyInAnyOrder(
                        new Adjustment("duration", null, 8, "model default"),
                        new Adjustment("size", null, "1280:720", "model default"),
                        new Adjustment("providerFields.enhancePrompt", null, true, "model default"),
                        new Adjustment("providerFields.generateAudio", null, false, "model default"));
    }

    @Test
    void anExactRequestIsNotAdjusted() {
        ResolvedRequest job = accepted(TURBO, ",'duration':10,'size':'720:1280','seed':4294967295,'prompt':'push in'");

        assertThat(job.adjustments()).isEmpty();
        assertThat(job.spec().mode()).isEqualTo(Mode.IMAGE_TO_VIDEO);
        assertThat(job.spec().providerModel()).isEqualTo("turbo_4");
        assertThat(job.spec().seed()).isEqualTo(4294967295L);
        assertThat(job.credits()).isEqualTo(50);
    }

    @Test
    void settingsThatTheModelFixesAreListed() {
        assertThat(accepted(CLIP, "").adjustments())
                .contains(
                        new Adjustment("size", null, "1920:1080", "fixed by the model"),
                        new Adjustment("fps", null, 24, "fixed by the model"));
    }

    @ParameterizedTest
    @CsvSource({
        "studio/turbo_4, 9:16,     720:1280",
        "studio/turbo_4, 720x1280, 720:1280",
        "studio/turbo_4, 4:3,      1104:832",
        "studio/turbo_4, 21:9,     1584:672",
        "studio/turbo_4, 1:1,      960:960",
        "studio/film@1,  16:9,     1280:720"
    })
    void aSizeIsResolvedFromOtherNotations(String model, String written, String meant) {
        ResolvedRequest job =
                accepted("{'model':'%s','prompt':'a lake','image':'upl_1','size':'" + written + "'}", model);

        assertThat(job.size()).hasToString(meant);
        assertThat(job.adjustments()).anySatisfy(adjustment -> {
            assertThat(adjustment.field()).isEqualTo("size");
            assertThat(adjustment.from()).isEqualTo(written);
            assertThat(adjustment.to()).isEqualTo(meant);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1280:768, 1280:720",
        "768:1280, 720:1280",
        "1920x1080, 1280:720",
        "16:10, 1280:720",
        "2000:2000, 960:960"
    })
    void aSizeThatTheModelLacksIsRefusedWithTheNearest(String written, String nearest) {
        FieldError error = refused(TURBO, ",'size':'" + written + "'");

        assertThat(error.field()).isEqualTo("size");
        assertThat(error.message()).contains("`" + written + "`", "the nearest is `" + nearest + "`");
        assertThat(error.allowed())
                .containsExactly("1280:720", "720:1280", "1104:832", "832:1104", "960:960", "1584:672");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        # request                                          | field                        | message
        {}                                                 | model                        | is required
        {'model':'studio/turbo-4'}                         | model                        | Did you mean `studio/turbo_4`?
        {'model':'studio/turbo_3','image':'u'}             | model                        | use studio/turbo_4 instead
        {'model':'studio/turbo_4','prompt':'text'}         | image                        | requires an image: set `image`
        {'model':'studio/turbo_4','image':'u','lastImage':'u'} | lastImage                | does not support a last image
        {'model':'studio/film@1','prompt':'ok','lastImage':'u'} | image                   | requires a first image
        {'model':'studio/film@1'}                          | prompt                       | requires `prompt`
        {'model':'studio/turbo_4','image':'u','prompt':''} | prompt                       | must not be empty: omit it instead
        {'model':'studio/film@1','prompt':'x'}             | prompt                       | has 1 characters; studio/film@1 accepts 2 to 30
        {'model':'studio/turbo_4','image':'u','prompt':'🎬🎬🎬🎬🎬🎬'} | prompt            | has 12 characters
        {'model':'studio/turbo_4','image':'u','negativePrompt':'no'} | negativePrompt     | does not support `negativePrompt`
        {'model':'studio/turbo_4','image':'u','duration':8} | duration                    | one of 2, 3, 4, 5, 10
        {'model':'studio/turbo_4','image':'u','duration':4.5} | duration                  | does not make clips of 4.5 seconds; `duration` must be one of 2, 3, 4, 5, 10
        {'model':'studio/turbo_4','image':'u','duration':99999999999} | duration          | does not make clips of 99999999999 seconds
        {'model':'studio/turbo_4','image':'u','duration':1e400} | duration                | does not make clips of 1E+400 seconds
        {'model':'studio-turbo_4-5','image':'u','duration':5.1} | duration                | fixes the duration to 5 seconds
        {'model':'studio/turbo_4','image':'u','seed':1e400} | seed                        | from 0 to 4294967295
        {'model':'studio/clip','prompt':'ok','providerFields':{'steps':4.5}} | providerFields.steps | integer
        {'model':'studio/clip','prompt':'ok','providerFields':{'steps':99999999999}} | providerFields.steps | 50
        {'model':'studio/clip','prompt':'ok','providerFields':{'steps':1e400}} | providerFields | is too large
        {'model':'studio-turbo_4-5','image':'u','duration':10} | duration                 | fixes the duration to 5 seconds
        {'model':'studio/turbo_4','image':'u','size':'huge'} | size                       | must be `720:1280`
        {'model':'studio/turbo_4','image':'u','seed':null} | seed                         | `seed` must not be null: omit it
        {'model':'studio/turbo_4','image':'u','seed':-1}   | seed                         | from 0 to 4294967295
        {'model':'studio/turbo_4','image':'u','seed':4294967296} | seed                   | from 0 to 4294967295
        {'model':'studio/turbo_4','image':'u','seed':99999999999999999999} | seed         | from 0 to 4294967295
        {'model':'studio/turbo_4','image':'u','seed':1.5}  | seed                         | a whole number
        {'model':'studio/turbo_4','image':'u','seed':'42'} | seed                         | a whole number
        {'model':'studio/clip','prompt':'ok','seed':1}     | seed                         | does not support `seed`
        {'model':'studio/turbo_4','image':'u','providerFields':{'bgm':true}} | providerFields.bgm | has no field `bgm`; it has no provider fields
        {'model':'studio/film@1','prompt':'ok','providerFields':{'bgm':true}} | providerFields.bgm | it has enhancePrompt, generateAudio, moderation.
        {'model':'studio/film@1','prompt':'ok','providerFields':{'moderation':{'x':1}}} | providerFields.moderation.x | has no field `moderation.x`; it has moderation.publicFigures.
        {'model':'studio/film@1','prompt':'ok','providerFields':{'moderation':{'public_figures':'all'}}} | providerFields.moderation.publicFigures | one of auto, low
        {'model':'studio/film@1','prompt':'ok','providerFields':{'enhancePrompt':false}} | providerFields.enhancePrompt | must be true
        {'model':'studio/film@1','prompt':'ok','providerFields':{'generateAudio':'yes'}} | providerFields.generateAudio | boolean
        {'model':'studio/film@1','prompt':'ok','providerFields':[]} | providerFields      | must be a JSON object
        {'model':'studio/clip','prompt':'ok','providerFields':{'style':'cubist'}} | providerFields.style | one of general, anime
        {'model':'studio/clip','prompt':'ok','duration':8,'providerFields':{'bgm':true}} | providerFields.bgm | exactly 4 seconds
        {'model':'studio/clip','prompt':'ok','image':'u','providerFields':{'style':'anime'}} | providerFields.style | without an image
        """)
    void anErrorNamesItsField(String request, String field, String text) {
        FieldError error = refused(request, "");

        assertThat(error.field()).isEqualTo(field);
        assertThat(error.message()).contains(text).endsWith(error.message().endsWith("?") ? "?" : ".");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        {'model':'LONG'}                                                  | model
        {'model':'studio/turbo_4','image':'u','size':'LONG'}              | size
        {'model':'studio/turbo_4','image':'u','seed':'LONG'}              | seed
        {'model':'studio/film@1','prompt':'ok','providerFields':{'x':'LONG'}} | providerFields
        """)
    void aLongValueIsNotRepeatedInTheError(String request, String field) {
        FieldError error = refused(request.replace("LONG", "🎬".repeat(1_000_000)), "");

        assertThat(error.field()).isEqualTo(field);
        assertThat(error.message()).hasSizeLessThan(300);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        4    | 42    | 8
        4.0  | 42.0  | 8.0
        40e-1 | 4.2e1 | 0.8e1
        """)
    void aNumberWithoutAFractionIsAWholeNumberInEveryNotation(String duration, String seed, String steps) {
        // When
        ResolvedRequest turbo = accepted(TURBO, ",'duration':%s,'seed':%s".formatted(duration, seed));
        ResolvedRequest clip = accepted(CLIP, ",'providerFields':{'steps':%s}".formatted(steps));

        // Then
        assertThat(turbo.spec().durationSeconds()).isEqualTo(4);
        assertThat(turbo.spec().seed()).isEqualTo(42);
        assertThat(clip.spec().providerFields()).containsEntry("steps", 8);
    }

    @Test
    void allErrorsAreReportedTogether() {
        List<FieldError> errors =
                errors("{'model':'studio/turbo_4','duration':99,'size':'1:9','seed':null,'providerFields':{'x':1}}");

        assertThat(errors)
                .extracting(FieldError::field)
                .containsExactly("image", "duration", "size", "seed", "providerFields.x");
    }

    @Test
    void aModelWithoutTextToVideoSuggestsAnotherModel() {
        assertThat(refused("{'model':'studio/turbo_4','prompt':'text'}", "").message())
                .endsWith("or use studio/film@1 for text-to-video.");
    }

    @Test
    void anAliasFixesTheDuration() {
        ResolvedRequest job = accepted("{'model':'studio-turbo_4-5','image':'u'}", "");

        assertThat(job.model().name()).isEqualTo("studio/turbo_4");
        assertThat(job.spec().durationSeconds()).isEqualTo(5);
        assertThat(job.adjustments())
                .contains(
                        new Adjustment("model", "studio-turbo_4-5", "studio/turbo_4", "alias"),
                        new Adjustment("duration", null, 5, "fixed by the alias"));
    }

    @Test
    void providerFieldsMayHaveUnderscores() {
        ResolvedRequest job =
                accepted(FILM, ",'providerFields':{'generate_audio':true,'moderation':{'public_figures':'low'}}");

        assertThat(job.spec().providerFields())
                .containsEntry("generateAudio", true)
                .containsEntry("moderation", Map.of("publicFigures", "low"))
                .hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"4, false, 2", "6, false, 3", "4, true, 3", "8, true, 6"})
    void thePriceIsRoundedUpToWholeCredits(int seconds, boolean audio, long credits) {
        ResolvedRequest job =
                accepted(FILM, ",'duration':%d,'providerFields':{'generateAudio':%s}".formatted(seconds, audio));

        assertThat(job.credits()).isEqualTo(credits);
    }

    private ResolvedRequest accepted(String template, String rest) {
        return assertThat(validate(template.formatted(rest)))
                .asInstanceOf(type(Validation.Accepted.class))
                .actual()
                .job();
    }

    private FieldError refused(String template, String rest) {
        List<FieldError> errors = errors(template.formatted(rest));
        assertThat(errors).hasSize(1);
        return errors.getFirst();
    }

    private List<FieldError> errors(String request) {
        return assertThat(validate(request))
                .asInstanceOf(type(Validation.Refused.class))
                .actual()
                .errors();
    }

    private Validation validate(String request) {
        return validator.validate(Requests.read(request.replace('\'', '"')));
    }
}
