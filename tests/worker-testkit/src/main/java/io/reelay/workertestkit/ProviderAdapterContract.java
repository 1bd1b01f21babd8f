package io.reelay.workertestkit;

import io.reelay.workerspi.ApiKey;
import io.reelay.workerspi.CancelOutcome;
import io.reelay.workerspi.ImageLoader;
import io.reelay.workerspi.PaidCall;
import io.reelay.workerspi.PollOutcome;
import io.reelay.workerspi.PreparedSubmission;
import io.reelay.workerspi.ProviderAdapter;
import io.reelay.workerspi.ProviderTask;
import io.reelay.workerspi.Submission;
import io.reelay.workerspi.SubmitOutcome;
import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.matching.RequestPatternBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.reelay.contracts.ImageRole;
import io.reelay.contracts.events.GenerationSpec;
import io.reelay.contracts.events.StagedImage;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What worker-kit relies on, whoever the provider is. The contract test of every adapter inherits it and adds what
/// its provider alone does.
public abstract class ProviderAdapterContract {

    protected static final String SECRET = "key_of_the_contract";
    protected static final ApiKey KEY = ApiKey.of(SECRET);
    protected static final UUID SUBMISSION = UUID.fromString("24cd5dff-cb81-4db5-8506-b72a9425f9d1");
    protected static final StagedImage PICTURE =
            new StagedImage(ImageRole.FIRST, "http://storage/picture", "image/jpeg", 3, "", 720, 1280);

    private static final String HTML = "<html><body>The server is temporarily unable to service your request</body>";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    protected static final WireMockExtension provider = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    /// The adapter under test, for a provider at that address.
    protected abstract ProviderAdapter adapter(URI baseUrl, ImageLoader pictures);

    /// A legal text-to-video request without anything optional.
    protected abstract GenerationSpec textToVideo();

    /// A legal image-to-video request without anything optional.
    protected abstract GenerationSpec imageToVideo();

    /// The provider's answer to a submission, made from its recorded ones.
    protected abstract ResponseDefinitionBuilder acceptance();

    @Test
    void aSubmissionIsAcceptedUnderTheProvidersHandle() {
        answerEverythingWith(acceptance());

        SubmitOutcome outcome = submit(textToVideo());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Accepted.class,
                        accepted -> assertThat(accepted.taskId()).isNotBlank());
    }

    @Test
    void preparingWithoutPicturesCallsNobody() {
        PreparedSubmission preparation = adapter().prepare(submission(textToVideo(), List.of()), KEY);

        assertThat(preparation).isInstanceOf(PaidCall.class);
        assertThat(requests()).isEmpty();
    }

    @Test
    void nothingIsSentWhenThePictureCannotBeRead() {
        ProviderAdapter adapter = adapter(provider.getRuntimeInfo().getHttpBaseUrl(), picture -> {
            throw new IOException("the storage is away");
        });

        PreparedSubmission preparation = adapter.prepare(submission(imageToVideo(), List.of(PICTURE)), KEY);

        assertThat(preparation)
                .isInstanceOfSatisfying(
                        SubmitOutcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).contains("the storage is away"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void aRefusedConnectionMeansThatNothingWasSent() throws IOException {
        try (Socket deaf = new Socket()) {
            // Bound, so that nobody else gets the port, but it never listens.
            deaf.bind(new InetSocketAddress("127.0.0.1", 0));
            ProviderAdapter nobody = adapter("http://127.0.0.1:" + deaf.getLocalPort(), picture -> new byte[0]);

            assertThat(send(nobody, submission(textToVideo(), List.of()))).isInstanceOf(SubmitOutcome.NotSent.class);
            assertThat(nobody.poll(task(), KEY)).isInstanceOf(PollOutcome.Unanswered.class);
            assertThat(nobody.cancel(task(), KEY)).isNotEqualTo(CancelOutcome.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aConnectionThatBreaksAfterSendingLeavesTheOutcomeUnknown(Fault fault) {
        answerEverythingWith(aResponse().withFault(fault));

        SubmitOutcome outcome = submit(textToVideo());

        assertThat(outcome).isInstanceOf(SubmitOutcome.Unknown.class);
        assertThat(requests(1)).as("the adapter itself never repeats").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void aGatewaysPageAfterSendingLeavesTheOutcomeUnknown(int status) {
        answerEverythingWith(aResponse().withStatus(status).withBody(HTML));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void anAnswerThatTakesTooLongLeavesTheOutcomeUnknown() throws IOException {
        // It takes the request and never answers; an answer that is only late could still win on a slow machine.
        try (ServerSocket silent = new ServerSocket(0)) {
            ProviderAdapter slow = adapter("http://127.0.0.1:" + silent.getLocalPort(), picture -> new byte[0]);

            SubmitOutcome outcome =
                    send(slow, new Submission("job_1", SUBMISSION, textToVideo(), List.of(), Duration.ofSeconds(3)));

            assertThat(outcome).isInstanceOf(SubmitOutcome.Unknown.class);
        }
    }

    @Test
    void aRefusedKeyIsToldApart() {
        answerEverythingWith(aResponse().withStatus(401));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.KeyRefused.class);
    }

    @Test
    void slowDownLastsAsLongAsTheProviderSays() {
        answerEverythingWith(aResponse().withStatus(429).withHeader("Retry-After", "7"));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Throttled.class,
                        throttled -> assertThat(throttled.pause()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void slowDownMayLastUntilADate() {
        answerEverythingWith(aResponse()
                .withStatus(429)
                .withHeader("Date", "Sat, 21 Nov 2026 10:00:00 GMT")
                .withHeader("Retry-After", "Sat, 21 Nov 2026 10:05:00 GMT"));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Throttled.class,
                        throttled -> assertThat(throttled.pause()).isEqualTo(Duration.ofMinutes(5)));
    }

    @Test
    void whatIsNotSetIsNotOnTheWire() {
        answerEverythingWith(acceptance());

        submit(textToVideo());

        assertThat(requests(1))
                .allSatisfy(request -> assertThat(request.getBodyAsString())
                        .doesNotContain("null")
                        .doesNotContain("seed"));
    }

    @Test
    void theKeyTravelsInItsHeaderOnly() {
        answerEverythingWith(acceptance());

        submit(textToVideo());

        assertThat(requests(1)).allSatisfy(request -> {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + SECRET);
            assertThat(request.getUrl() + request.getBodyAsString()).doesNotContain(SECRET);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 502, 503, 504})
    void aLookThatFailsSaysNothingOfTheTask(int status) {
        answerEverythingWith(aResponse().withStatus(status).withBody(HTML));

        assertThat(poll()).isInstanceOf(PollOutcome.Unanswered.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aLookThatBreaksSaysNothingOfTheTask(Fault fault) {
        answerEverythingWith(aResponse().withFault(fault));

        assertThat(poll()).isInstanceOf(PollOutcome.Unanswered.class);
    }

    protected final SubmitOutcome submit(GenerationSpec spec, StagedImage... pictures) {
        return send(adapter(), submission(spec, List.of(pictures)));
    }

    protected final PollOutcome poll() {
        return adapter().poll(task(), KEY);
    }

    protected final ProviderAdapter adapter() {
        return adapter(provider.getRuntimeInfo().getHttpBaseUrl(), picture -> new byte[] {1, 2, 3});
    }

    protected final ProviderTask task() {
        return new ProviderTask(SUBMISSION.toString(), textToVideo());
    }

    /// The requests so far.
    protected final List<LoggedRequest> requests() {
        return provider.findAll(anyRequestedFor(anyUrl()));
    }

    /// All requests, once there are as many.
    protected final List<LoggedRequest> requests(int count) {
        await().untilAsserted(() -> assertThat(requests()).hasSize(count));
        return requests();
    }

    /// Fails unless such a request was made.
    protected static void verify(RequestPatternBuilder wanted) {
        await().untilAsserted(() -> provider.verify(wanted));
    }

    protected static void answerEverythingWith(ResponseDefinitionBuilder answer) {
        provider.stubFor(any(anyUrl()).willReturn(answer));
    }

    private ProviderAdapter adapter(String baseUrl, ImageLoader pictures) {
        return adapter(URI.create(baseUrl), pictures);
    }

    private static SubmitOutcome send(ProviderAdapter adapter, Submission submission) {
        return switch (adapter.prepare(submission, KEY)) {
            case PaidCall call -> call.send().get();
            case SubmitOutcome.Refused refused -> refused;
            case SubmitOutcome.NotSent notSent -> notSent;
            case SubmitOutcome.Throttled throttled -> throttled;
            case SubmitOutcome.KeyRefused refused -> refused;
        };
    }

    private static Submission submission(GenerationSpec spec, List<StagedImage> pictures) {
        return new Submission("job_1", SUBMISSION, spec, pictures, PATIENCE);
    }
}
