package io.reelay.runware;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.Mode;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedImage;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workertestkit.ProviderAdapterContract;
import java.math.BigDecimal;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the adapter with recorded answers of Runware.
class RunwareContractTest extends ProviderAdapterContract {

    private static final String IMAGE_UUID = "989ba605-1449-4e1e-b462-cd83ec9c1a67";
    private static final StagedImage LAST_IMAGE =
            new StagedImage(ImageRole.LAST, "http://storage/last", "image/png", 3, "", 720, 1280);

    @Override
    protected ProviderAdapter adapter(URI baseUrl, ImageLoader images) {
        return new RunwareAdapter(() -> baseUrl, images);
    }

    @Override
    protected GenerationSpec textToVideo() {
        return spec("google:3@2", Mode.TEXT_TO_VIDEO, null, Map.of());
    }

    @Override
    protected GenerationSpec imageToVideo() {
        return spec("vidu:1@5", Mode.IMAGE_TO_VIDEO, null, Map.of());
    }

    @Override
    protected ResponseDefinitionBuilder acceptance() {
        return okJson(withSubmission("{'data':[{'taskType':'videoInference','taskUUID':'%s'}]}"));
    }

    @Test
    void theSubmissionHasOurOwnUuid() {
        answerEverythingWith(acceptance());

        SubmitOutcome outcome = submit(spec(
                "google:3@2",
                Mode.TEXT_TO_VIDEO,
                9223372036854775807L,
                Map.of("enhancePrompt", true, "generateAudio", true)));

        assertThat(outcome).isEqualTo(new SubmitOutcome.Accepted(SUBMISSION.toString()));
        verify(postRequestedFor(urlEqualTo("/v1")).withRequestBody(equalToJson(withSubmission("""
                [ { 'taskType': 'videoInference', 'taskUUID': '%s', 'model': 'google:3@2',
                    'positivePrompt': 'spinning galaxy', 'width': 1280, 'height': 720, 'duration': 8,
                    'seed': 9223372036854775807, 'deliveryMethod': 'async', 'outputType': 'URL',
                    'outputFormat': 'MP4', 'numberResults': 1, 'includeCost': true,
                    'providerSettings': { 'google': { 'enhancePrompt': true, 'generateAudio': true } } } ]"""))));
    }

    @Test
    void theBaseUrlMayEndWithV1() {
        answerEverythingWith(acceptance());
        ProviderAdapter adapter =
                adapter(URI.create(provider.getRuntimeInfo().getHttpBaseUrl() + "/v1/"), image -> new byte[0]);

        adapter.poll(task(), KEY);

        verify(postRequestedFor(urlEqualTo("/v1")));
    }

    @Test
    void anImageIsUploadedAndReferencedByItsUuid() {
        answerUploadsWith("{'data':[{'taskType':'imageUpload','taskUUID':'%s','imageUUID':'" + IMAGE_UUID
                + "','imageURL':'https://im.runware.ai/image/ii/989ba605.jpg'}]}");
        answerVideosWith(acceptance());

        SubmitOutcome outcome = submit(imageToVideo(), IMAGE);

        assertThat(outcome).isInstanceOf(SubmitOutcome.Accepted.class);
        verify(postRequestedFor(urlEqualTo("/v1"))
                .withRequestBody(matchingJsonPath("$[0].taskType", equalTo("imageUpload")))
                .withRequestBody(matchingJsonPath("$[0].image", equalTo("data:image/jpeg;base64,AQID"))));
        verify(postRequestedFor(urlEqualTo("/v1"))
                .withRequestBody(matchingJsonPath("$[0].frameImages", equalToJson("[\"" + IMAGE_UUID + "\"]"))));
    }

    @Test
    void theFirstImageIsSentBeforeTheLast() {
        // Given: the UUID of an image is its content, so that the two differ
        answerUploadsWith("{'data':[{'taskUUID':'%s','imageUUID':'{{jsonPath request.body '$[0].image'}}'}]}");
        answerVideosWith(acceptance());

        // When
        submit(imageToVideo(), LAST_IMAGE, IMAGE);

        // Then
        verify(postRequestedFor(urlEqualTo("/v1"))
                .withRequestBody(matchingJsonPath("$[0].frameImages", equalToJson("""
                        ["data:image/jpeg;base64,AQID", "data:image/png;base64,AQID"]"""))));
    }

    @Test
    void theAnswerToAnUploadMayBeAnObject() {
        answerUploadsWith("{'data':{'taskType':'imageUpload','taskUUID':'%s','imageUUID':'" + IMAGE_UUID + "'}}");
        answerVideosWith(acceptance());

        assertThat(submit(imageToVideo(), IMAGE)).isInstanceOf(SubmitOutcome.Accepted.class);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {}                                                                              | NotSent
            200 | {'errors':[{'code':'invalidImage','message':'Not an image'}]} | Refused
            401 | {'errors':[{'code':'invalidApiKey','message':'Invalid API key'}]}               | KeyRefused
            429 | {'errors':[{'code':'rateLimitExceeded','message':'Slow down'}]}                 | Throttled
            503 | <html>                                                                          | NotSent
            """)
    void afterAFailedUploadNoVideoIsRequested(int status, String body, String outcome) {
        provider.stubFor(post(urlEqualTo("/v1"))
                .willReturn(aResponse().withStatus(status).withBody(json(body))));

        assertThat(submit(imageToVideo(), IMAGE))
                .extracting(it -> it.getClass().getSimpleName())
                .isEqualTo(outcome);
        assertThat(requests(1)).hasSize(1);
    }

    @Test
    void anEmptyListIsAlsoAnAcceptance() {
        answerEverythingWith(okJson("{\"data\":[]}"));

        assertThat(submit(textToVideo())).isEqualTo(new SubmitOutcome.Accepted(SUBMISSION.toString()));
    }

    @Test
    void aUuidConflictMeansThatTheTaskExists() {
        answerEverythingWith(aResponse().withStatus(400).withBody(withSubmission("""
                {'errors':[{'code':'conflictTaskUUID','message':'taskUUID was used before','taskUUID':'%s'}]}""")));

        assertThat(submit(textToVideo())).isEqualTo(new SubmitOutcome.Accepted(SUBMISSION.toString()));
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 400})
    void anErrorIsARefusalWithAnyHttpStatus(int status) {
        answerEverythingWith(aResponse().withStatus(status).withBody(withSubmission("""
                {'errors':[{'code':'unsupportedDuration','message':'Invalid value for duration parameter.',
                'parameter':'duration','type':'float','taskUUID':'%s','allowedValues':[6]}]}""")));

        assertThat(submit(textToVideo())).isInstanceOfSatisfying(SubmitOutcome.Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo(FailureCode.INVALID_INPUT);
            assertThat(refused.failure().message()).contains("Invalid value for duration parameter.");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            402 | insufficientCredits         | Refused    | PROVIDER_QUOTA
            402 | providerInsufficientCredits | Refused    | PROVIDER_QUOTA
            400 | invalidProviderContent      | Refused    | MODERATED
            400 | contentPolicyViolation      | Refused    | MODERATED
            400 | invalidModel                | Refused    | INVALID_INPUT
            400 | unsupportedModelResolution  | Refused    | INVALID_INPUT
            400 | incompatibleParameters      | Refused    | INVALID_INPUT
            404 | unknownModel                | Refused    | PROVIDER_REJECTED
            400 | modelDisabled               | Refused    | PROVIDER_REJECTED
            400 | neverSeenBefore             | Refused    | PROVIDER_REJECTED
            500 | inferenceError              | Refused    | PROVIDER_ERROR
            401 | invalidApiKey               | KeyRefused |
            401 | missingApiKey               | KeyRefused |
            403 | insufficientPermissions     | KeyRefused |
            429 | rateLimitExceeded           | Throttled  |
            400 | providerRateLimitExceeded   | Throttled  |
            504 | timeoutProvider             | Unknown    |
            500 | internalServerError         | Unknown    |
            """)
    void everyErrorTypeHasAnOutcome(int status, String code, String outcome, @Nullable FailureCode failureCode) {
        answerEverythingWith(aResponse()
                .withStatus(status)
                .withBody(withSubmission("{'errors':[{'code':'" + code + "','message':'No.','taskUUID':'%s'}]}")));

        SubmitOutcome submitted = submit(textToVideo());

        assertThat(submitted.getClass().getSimpleName()).isEqualTo(outcome);
        if (submitted instanceof SubmitOutcome.Refused(Failure failure)) {
            assertThat(failure.code()).isEqualTo(failureCode);
            assertThat(failure.provider()).isEqualTo(new Failure.ProviderError(code, "No."));
        }
    }

    @Test
    void aMessageAboutModerationIsModerationWithAnyCode() {
        answerEverythingWith(aResponse().withStatus(400).withBody(withSubmission("""
                {'errors':[{'code':'providerError','message':'Blocked by our moderation','taskUUID':'%s'}]}""")));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(FailureCode.MODERATED));
    }

    @Test
    void aTaskIsPolledWithTheSameUuid() {
        answerEverythingWith(
                okJson(withSubmission("{'data':[{'taskUUID':'%s','status':'processing','progress':45}]}")));

        assertThat(poll()).isEqualTo(new PollOutcome.Running(0.45));
        verify(postRequestedFor(urlEqualTo("/v1"))
                .withRequestBody(equalToJson(withSubmission("[{'taskType':'getResponse','taskUUID':'%s'}]"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[]}",
                "{'data':[{'taskType':'videoInference','taskUUID':'%s','status':'processing'}]}",
                "{'data':[{'taskUUID':'%s'}]}",
                "{'data':[{'taskUUID':'11111111-2222-4333-8444-555555555555','status':'success','videoURL':'https://not.ours/x.mp4'}]}"
            })
    void aTaskThatIsNeitherFinishedNorFailedIsRunning(String body) {
        answerEverythingWith(okJson(withSubmission(body)));

        assertThat(poll()).isEqualTo(new PollOutcome.Running(null));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'data':[{'taskType':'videoInference','taskUUID':'%s','status':'success','videoUUID':'v','videoURL':'https://vm.runware.ai/x.mp4','seed':123,'cost':0.18,'NSFWContent':false}]} | 0.18
            {'data':[{'taskUUID':'%s','videoURL':'https://vm.runware.ai/x.mp4','cost':0}]}  |
            """)
    void aTaskWithAVideoUrlHasSucceeded(String body, @Nullable BigDecimal cost) {
        answerEverythingWith(okJson(withSubmission(body)));

        assertThat(poll()).isEqualTo(new PollOutcome.Succeeded(List.of("https://vm.runware.ai/x.mp4"), cost));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'errors':[{'code':'timeoutProvider','status':'error','message':'The external provider did not respond.','taskUUID':'%s'}]} | PROVIDER_ERROR
            {'data':[{'taskUUID':'%s','status':'error','error':{'code':'invalidProviderContent','message':'Refused'}}]} | MODERATED
            {'data':[{'taskUUID':'%s','status':'error'}]}                                       | PROVIDER_ERROR
            {'errors':[{'code':'taskExpired','message':'Gone','taskUUID':'%s'}]}                | PROVIDER_ERROR
            {'errors':[{'code':'providerRateLimitExceeded','message':'Busy','taskUUID':'%s'}]}  | PROVIDER_UNAVAILABLE
            """)
    void anErrorOfTheTaskFailsIt(String body, FailureCode code) {
        answerEverythingWith(okJson(withSubmission(body)));

        assertThat(poll())
                .isInstanceOfSatisfying(
                        PollOutcome.Failed.class,
                        failed -> assertThat(failed.failure().code()).isEqualTo(code));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            200 | {'errors':[{'code':'internalServerError','message':'Not about a task'}]}
            401 | {'errors':[{'code':'invalidApiKey','message':'Invalid API key','taskUUID':'%s'}]}
            429 | {'errors':[{'code':'rateLimitExceeded','message':'Slow down','taskUUID':'%s'}]}
            503 | {'errors':[{'code':'serviceUnavailable','message':'Busy','taskUUID':'%s'}]}
            503 | {'errors':[{'code':'noAvailableServer','message':'Full','taskUUID':'%s'}]}
            504 | {'errors':[{'code':'timeoutProvider','message':'No answer','taskUUID':'%s'}]}
            200 | <html>
            """)
    void anErrorOfThePollIsNoAnswer(int status, String body) {
        answerEverythingWith(aResponse().withStatus(status).withBody(withSubmission(body)));

        assertThat(poll()).isInstanceOf(PollOutcome.NoAnswer.class);
    }

    @Test
    void cancellingIsNotSupported() {
        assertThat(adapter().cancel(task(), KEY)).isEqualTo(CancelOutcome.NOT_SUPPORTED);
        assertThat(requests()).isEmpty();
    }

    /// An upload has its own UUID, and the answer repeats it.
    private static void answerUploadsWith(String body) {
        provider.stubFor(post(urlEqualTo("/v1"))
                .withRequestBody(matchingJsonPath("$[?(@.taskType == 'imageUpload')]"))
                .willReturn(okJson(json(body).replace("%s", "{{jsonPath request.body '$[0].taskUUID'}}"))
                        .withTransformers("response-template")));
    }

    private static void answerVideosWith(ResponseDefinitionBuilder answer) {
        provider.stubFor(post(urlEqualTo("/v1"))
                .withRequestBody(matchingJsonPath("$[?(@.taskType == 'videoInference')]"))
                .willReturn(answer));
    }

    private static String withSubmission(String body) {
        return json(body).replace("%s", SUBMISSION.toString());
    }

    private static String json(String body) {
        return body.replace('\'', '"');
    }

    private static GenerationSpec spec(String model, Mode mode, @Nullable Long seed, Map<String, Object> fields) {
        return new GenerationSpec(model, mode, "spinning galaxy", null, 1280, 720, 8, seed, fields, 90);
    }
}
