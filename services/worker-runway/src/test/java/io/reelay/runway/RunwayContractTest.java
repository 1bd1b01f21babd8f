package io.reelay.runway;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.deleteRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.reelay.contracts.Failure;
import io.reelay.contracts.FailureCode;
import io.reelay.contracts.Mode;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitOutcome;
import io.reelay.workertestkit.ProviderAdapterContract;
import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tests the adapter with recorded answers of Runway.
class RunwayContractTest extends ProviderAdapterContract {

    private static final String TASK_ID = "acf9ba3d-a513-42c9-a646-96e8bc97c691";

    @Override
    protected ProviderAdapter adapter(URI baseUrl, ImageLoader images) {
        return new RunwayAdapter(() -> baseUrl, images);
    }

    @Override
    protected GenerationSpec textToVideo() {
        return spec("gen4.5", Mode.TEXT_TO_VIDEO, null, Map.of());
    }

    @Override
    protected GenerationSpec imageToVideo() {
        return spec("gen4_turbo", Mode.IMAGE_TO_VIDEO, null, Map.of());
    }

    @Override
    protected ResponseDefinitionBuilder acceptance() {
        return okJson("""
                { "id": "%s", "estimatedCost": { "credits": 63 } }""".formatted(TASK_ID));
    }

    @Test
    void anImageIsSentInsideTheRequest() {
        answerEverythingWith(acceptance());

        SubmitOutcome outcome = submit(
                spec(
                        "gen4_turbo",
                        Mode.IMAGE_TO_VIDEO,
                        4294967295L,
                        Map.of("contentModeration", Map.of("publicFigureThreshold", "low"))),
                IMAGE);

        assertThat(outcome).isEqualTo(new SubmitOutcome.Accepted(TASK_ID));
        verify(postRequestedFor(urlEqualTo("/v1/image_to_video"))
                .withHeader("X-Runway-Version", equalTo("2024-11-06"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("""
                        { "model": "gen4_turbo", "promptImage": "data:image/jpeg;base64,AQID",
                          "promptText": "slow push in", "ratio": "720:1280", "duration": 5, "seed": 4294967295,
                          "contentModeration": { "publicFigureThreshold": "low" } }""")));
    }

    @Test
    void textToVideoHasItsOwnEndpoint() {
        answerEverythingWith(acceptance());

        submit(textToVideo());

        verify(postRequestedFor(urlEqualTo("/v1/text_to_video")).withRequestBody(equalToJson("""
                { "model": "gen4.5", "promptText": "slow push in", "ratio": "720:1280", "duration": 5 }""")));
    }

    @Test
    void theEstimateMayBeMissing() {
        answerEverythingWith(okJson("{\"id\":\"" + TASK_ID + "\"}"));

        assertThat(submit(textToVideo())).isEqualTo(new SubmitOutcome.Accepted(TASK_ID));
    }

    @Test
    void anAcceptanceWithoutATaskIdIsUnknown() {
        answerEverythingWith(okJson("{}"));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void anImageThatIsTooLargeForADataUriIsRefusedBeforeAnyCall() {
        ProviderAdapter adapter =
                adapter(URI.create(provider.getRuntimeInfo().getHttpBaseUrl()), image -> new byte[4 * 1024 * 1024]);

        PreparedSubmission prepared = adapter.prepare(
                new Submission("job_1", SUBMISSION, imageToVideo(), List.of(IMAGE), Duration.ofSeconds(1)), KEY);

        assertThat(prepared)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> assertThat(refused.failure().code()).isEqualTo(FailureCode.MEDIA_INVALID));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            # status | body                                                                        | code
            400 | {"error":"`ratio` must be one of: 1280:720, 720:1280, 1104:832, 832:1104, 960:960, 1584:672.","docUrl":"d"} | INVALID_INPUT
            400 | {"error":"Validation of body failed","issues":[{"code":"invalid_type","expected":"number","path":["seed"],"message":"Invalid input: expected number, received null"}]} | INVALID_INPUT
            400 | {"error":"Validation of body failed","issues":[{"code":"invalid_type","expected":"string","path":["promptImage"],"message":"Invalid input: expected string, received undefined"}]} | INVALID_INPUT
            400 | {"error":"Validation of body failed","issues":[{"code":"custom","path":["promptImage"],"message":"Invalid asset aspect ratio. width / height ratio must be at least 0.5. Got 0.462."}]} | MEDIA_INVALID
            400 | {"error":"Validation of body failed","issues":[{"code":"custom","path":["promptImage"],"message":"Invalid data URI."}]} | MEDIA_INVALID
            400 | {"error":"Invalid parameter 'promptText'"}                                           | INVALID_INPUT
            400 | {"error":"You do not have enough credits to run this task.","docUrl":"d"}             | PROVIDER_QUOTA
            403 | {"error":"Model variant gen4-turbo is not available","docUrl":"d"}                   | PROVIDER_REJECTED
            404 | Cannot POST /v1/image_to_video                                                       | PROVIDER_REJECTED
            413 | Request Entity Too Large                                                             | MEDIA_INVALID
            """)
    void aRefusalHasACodeAndAMessage(int status, String body, FailureCode code) {
        answerEverythingWith(aResponse().withStatus(status).withBody(body));

        assertThat(submit(textToVideo())).isInstanceOfSatisfying(SubmitOutcome.Refused.class, refused -> {
            assertThat(refused.failure().code()).isEqualTo(code);
            assertThat(refused.failure().message()).isNotBlank();
        });
    }

    @Test
    void theMessageContainsTheIssuesOfTheValidation() {
        answerEverythingWith(aResponse().withStatus(400).withBody("""
                { "error": "Validation of body failed", "docUrl": "https://docs.dev.runwayml.com/api", "issues": [
                  { "code": "too_big", "origin": "number", "maximum": 10, "inclusive": true, "path": ["duration"],
                    "message": "Too big: expected number to be <=10" } ] }"""));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Refused.class,
                        refused -> assertThat(refused.failure().message())
                                .contains("duration: Too big: expected number to be <=10"));
    }

    @Test
    void anyOther403RefusesTheKey() {
        answerEverythingWith(aResponse().withStatus(403).withBody("{\"error\":\"Forbidden\"}"));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.KeyRefused.class);
    }

    @Test
    void theDailyLimitHasALongerPause() {
        answerEverythingWith(aResponse().withStatus(429).withBody("""
                {"error":"Your daily task limit has been reached.","docUrl":"https://docs.dev.runwayml.com/api"}"""));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Throttled.class,
                        throttled -> assertThat(throttled.pause()).isEqualTo(Duration.ofMinutes(15)));
    }

    @Test
    void otherLimitsHaveTheDefaultPause() {
        answerEverythingWith(aResponse().withStatus(429).withBody("{\"error\":\"Too many requests\"}"));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Throttled.class,
                        throttled -> assertThat(throttled.pause()).isNull());
    }

    @Test
    void loadSheddingCreatesNoTask() {
        answerEverythingWith(aResponse().withStatus(503));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.NotSent.class);
    }

    @Test
    void aQueuedTaskIsThrottled() {
        answerEverythingWith(okJson(task("'status':'THROTTLED','estimatedCost':{'credits':25}")));

        assertThat(poll()).isEqualTo(new PollOutcome.Throttled());
        verify(getRequestedFor(urlEqualTo("/v1/tasks/" + SUBMISSION))
                .withHeader("X-Runway-Version", equalTo("2024-11-06")));
    }

    @Test
    void aRunningTaskHasProgress() {
        answerEverythingWith(okJson(task("'status':'RUNNING','progress':0.45,'estimatedCost':{'credits':25}")));

        assertThat(poll()).isEqualTo(new PollOutcome.Running(0.45));
    }

    @Test
    void aPendingTaskHasNoProgress() {
        answerEverythingWith(okJson(task("'status':'PENDING','estimatedCost':{'credits':25}")));

        assertThat(poll()).isEqualTo(new PollOutcome.Running(0.0));
    }

    @Test
    void anUnknownStatusIsRunning() {
        answerEverythingWith(okJson(task("'status':'SOMETHING_NEW'")));

        assertThat(poll()).isEqualTo(new PollOutcome.Running(null));
    }

    @Test
    void aSucceededTaskHasResultsAndCost() {
        answerEverythingWith(okJson(
                task("'status':'SUCCEEDED','output':['https://cdn.example/a.mp4?_jwt=x'],'cost':{'credits':25}")));

        assertThat(poll())
                .isEqualTo(
                        new PollOutcome.Succeeded(List.of("https://cdn.example/a.mp4?_jwt=x"), BigDecimal.valueOf(25)));
    }

    @Test
    void aSuccessWithoutAResultIsAFailure() {
        answerEverythingWith(okJson(task("'status':'SUCCEEDED','output':[]")));

        assertThat(failure().code()).isEqualTo(FailureCode.PROVIDER_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "SAFETY.INPUT.TEXT,              MODERATED,            false",
        "SAFETY.OUTPUT.VIDEO,            MODERATED,            false",
        "INPUT_PREPROCESSING.SAFETY.TEXT, MODERATED,           false",
        "INPUT_PREPROCESSING.INTERNAL,   PROVIDER_ERROR,       true",
        "INTERNAL.BAD_OUTPUT.CODE01,     PROVIDER_ERROR,       true",
        "ASSET.INVALID,                  MEDIA_INVALID,        false",
        "THIRD_PARTY.UNAVAILABLE,        PROVIDER_UNAVAILABLE, true",
        "INTERNAL,                       PROVIDER_ERROR,       true",
        "INTERNALS,                      PROVIDER_ERROR,       false",
        "BRAND.NEW,                      PROVIDER_ERROR,       false"
    })
    void everyFailureCodeIsMapped(String failureCode, FailureCode code, boolean retryable) {
        answerEverythingWith(okJson(task("'status':'FAILED','failure':'An unexpected error occurred.','failureCode':'"
                + failureCode + "','cost':{'credits':0}")));

        Failure failure = failure();

        assertThat(failure.code()).isEqualTo(code);
        assertThat(failure.retryable()).isEqualTo(retryable);
        assertThat(failure.provider())
                .isEqualTo(new Failure.ProviderError(failureCode, "An unexpected error occurred."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'status':'FAILED'", "'status':'FAILED','failure':'Oops','failureCode':null"})
    void aFailureWithoutACodeIsInternal(String members) {
        answerEverythingWith(okJson(task(members)));

        assertThat(failure().code()).isEqualTo(FailureCode.PROVIDER_ERROR);
        assertThat(failure().retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"CANCELLED", "CANCELED"})
    void aTaskThatWasCancelledAtRunwayHasFailed(String status) {
        answerEverythingWith(okJson(task("'status':'" + status + "','cost':{'credits':0}")));

        assertThat(failure().message()).contains("cancelled at Runway");
    }

    @Test
    void aDeletedTaskHasFailed() {
        answerEverythingWith(aResponse().withStatus(404).withBody("{\"error\":\"Could not find Task\"}"));

        assertThat(failure().message()).contains("deleted at Runway");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 404})
    void aDeletedOrMissingTaskIsCancelled(int status) {
        answerEverythingWith(aResponse().withStatus(status));

        assertThat(adapter().cancel(task(), KEY)).isEqualTo(CancelOutcome.CANCELLED);
        verify(deleteRequestedFor(urlEqualTo("/v1/tasks/" + SUBMISSION)));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 502, 503, 504})
    void aDeletionThatIsNotConfirmedHasNoAnswer(int status) {
        answerEverythingWith(aResponse().withStatus(status));

        assertThat(adapter().cancel(task(), KEY)).isEqualTo(CancelOutcome.NO_ANSWER);
    }

    @Test
    void aDeletionWithALostAnswerHasNoAnswer() {
        answerEverythingWith(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertThat(adapter().cancel(task(), KEY)).isEqualTo(CancelOutcome.NO_ANSWER);
    }

    private Failure failure() {
        return ((PollOutcome.Failed) poll()).failure();
    }

    private static String task(String members) {
        return "{'id':'%s','createdAt':'2026-08-26T06:36:01.616Z',%s}"
                .formatted(SUBMISSION, members)
                .replace('\'', '"');
    }

    private static GenerationSpec spec(String model, Mode mode, @Nullable Long seed, Map<String, Object> fields) {
        return new GenerationSpec(model, mode, "slow push in", null, 720, 1280, 5, seed, fields, 30);
    }
}
