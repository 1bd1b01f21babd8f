package io.reelay.workertestkit;

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

/// The behaviour that worker-kit expects from every adapter. The contract test of each adapter extends it and adds the
/// cases of its provider.
public abstract class ProviderAdapterContract {

    protected static final String SECRET = "key_of_the_contract";
    protected static final ApiKey KEY = ApiKey.of(SECRET);
    protected static final UUID SUBMISSION = UUID.fromString("24cd5dff-cb81-4db5-8506-b72a9425f9d1");
    protected static final StagedImage IMAGE =
            new StagedImage(ImageRole.FIRST, "http://storage/image", "image/jpeg", 3, "", 720, 1280);

    private static final String HTML = "<html><body>The server is temporarily unable to service your request</body>";
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    @RegisterExtension
    protected static final WireMockExtension provider = WireMockExtension.newInstance()
            .options(wireMockConfig().dynamicPort())
            .build();

    /// Creates the adapter under test for a provider at this URL.
    protected abstract ProviderAdapter adapter(URI baseUrl, ImageLoader images);

    /// A valid text-to-video request without optional values.
    protected abstract GenerationSpec textToVideo();

    /// A valid image-to-video request without optional values.
    protected abstract GenerationSpec imageToVideo();

    /// The recorded answer of the provider to an accepted submission.
    protected abstract ResponseDefinitionBuilder acceptance();

    @Test
    void anAcceptedSubmissionHasATaskId() {
        answerEverythingWith(acceptance());

        SubmitOutcome outcome = submit(textToVideo());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        SubmitOutcome.Accepted.class,
                        accepted -> assertThat(accepted.taskId()).isNotBlank());
    }

    @Test
    void preparingWithoutImagesMakesNoCall() {
        PreparedSubmission prepared = adapter().prepare(submission(textToVideo(), List.of()), KEY);

        assertThat(prepared).isInstanceOf(PaidCall.class);
        assertThat(requests()).isEmpty();
    }

    @Test
    void nothingIsSentWhenTheImageCannotBeRead() {
        ProviderAdapter adapter = adapter(provider.getRuntimeInfo().getHttpBaseUrl(), image -> {
            throw new IOException("the storage is down");
        });

        PreparedSubmission prepared = adapter.prepare(submission(imageToVideo(), List.of(IMAGE)), KEY);

        assertThat(prepared)
                .isInstanceOfSatisfying(
                        SubmitOutcome.NotSent.class,
                        notSent -> assertThat(notSent.reason()).contains("the storage is down"));
        assertThat(requests()).isEmpty();
    }

    @Test
    void afterARefusedConnectionNothingWasSent() throws IOException {
        try (Socket unconnected = new Socket()) {
            // The socket reserves the port but never listens.
            unconnected.bind(new InetSocketAddress("127.0.0.1", 0));
            ProviderAdapter adapter = adapter("http://127.0.0.1:" + unconnected.getLocalPort(), image -> new byte[0]);

            assertThat(send(adapter, submission(textToVideo(), List.of()))).isInstanceOf(SubmitOutcome.NotSent.class);
            assertThat(adapter.poll(task(), KEY)).isInstanceOf(PollOutcome.NoAnswer.class);
            assertThat(adapter.cancel(task(), KEY)).isNotEqualTo(CancelOutcome.CANCELLED);
        }
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void theOutcomeIsUnknownWhenTheConnectionBreaksAfterSending(Fault fault) {
        answerEverythingWith(aResponse().withFault(fault));

        SubmitOutcome outcome = submit(textToVideo());

        assertThat(outcome).isInstanceOf(SubmitOutcome.Unknown.class);
        assertThat(requests(1)).as("the adapter itself never repeats a call").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void theOutcomeIsUnknownWhenAGatewayAnswersWithAnErrorPage(int status) {
        answerEverythingWith(aResponse().withStatus(status).withBody(HTML));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.Unknown.class);
    }

    @Test
    void theOutcomeIsUnknownAfterATimeout() throws IOException {
        // The server accepts the connection and never answers. A delayed answer could arrive in time on a slow machine.
        try (ServerSocket silent = new ServerSocket(0)) {
            ProviderAdapter adapter = adapter("http://127.0.0.1:" + silent.getLocalPort(), image -> new byte[0]);

            SubmitOutcome outcome =
                    send(adapter, new Submission("job_1", SUBMISSION, textToVideo(), List.of(), Duration.ofSeconds(3)));

            assertThat(outcome).isInstanceOf(SubmitOutcome.Unknown.class);
        }
    }

    @Test
    void aRefusedKeyIsReported() {
        answerEverythingWith(aResponse().withStatus(401));

        assertThat(submit(textToVideo())).isInstanceOf(SubmitOutcome.KeyRefused.class);
    }

    @Test
    void theThrottlePauseIsTheRetryAfterOfTheProvider() {
        answerEverythingWith(aResponse().withStatus(429).withHeader("Retry-After", "7"));

        assertThat(submit(textToVideo()))
                .isInstanceOfSatisfying(
                        SubmitOutcome.Throttled.class,
                        throttled -> assertThat(throttled.pause()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void retryAfterMayBeADate() {
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
    void unsetValuesAreNotSent() {
        answerEverythingWith(acceptance());

        submit(textToVideo());

        assertThat(requests(1))
                .allSatisfy(request -> assertThat(request.getBodyAsString())
                        .doesNotContain("null")
                        .doesNotContain("seed"));
    }

    @Test
    void theKeyIsSentOnlyInItsHeader() {
        answerEverythingWith(acceptance());

        submit(textToVideo());

        assertThat(requests(1)).allSatisfy(request -> {
            assertThat(request.getHeader("Authorization")).isEqualTo("Bearer " + SECRET);
            assertThat(request.getUrl() + request.getBodyAsString()).doesNotContain(SECRET);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 502, 503, 504})
    void aPollWithAnErrorStatusIsNoAnswer(int status) {
        answerEverythingWith(aResponse().withStatus(status).withBody(HTML));

        assertThat(poll()).isInstanceOf(PollOutcome.NoAnswer.class);
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void aPollWithABrokenConnectionIsNoAnswer(Fault fault) {
        answerEverythingWith(aResponse().withFault(fault));

        assertThat(poll()).isInstanceOf(PollOutcome.NoAnswer.class);
    }

    protected final SubmitOutcome submit(GenerationSpec spec, StagedImage... images) {
        return send(adapter(), submission(spec, List.of(images)));
    }

    protected final PollOutcome poll() {
        return adapter().poll(task(), KEY);
    }

    protected final ProviderAdapter adapter() {
        return adapter(provider.getRuntimeInfo().getHttpBaseUrl(), image -> new byte[] {1, 2, 3});
    }

    protected final ProviderTask task() {
        return new ProviderTask(SUBMISSION.toString(), textToVideo());
    }

    /// The requests that the provider has received so far.
    protected final List<LoggedRequest> requests() {
        return provider.findAll(anyRequestedFor(anyUrl()));
    }

    /// Waits until the provider has received this number of requests and returns them.
    protected final List<LoggedRequest> requests(int count) {
        await().untilAsserted(() -> assertThat(requests()).hasSize(count));
        return requests();
    }

    /// Waits until the provider has received a request that matches.
    protected static void verify(RequestPatternBuilder expected) {
        await().untilAsserted(() -> provider.verify(expected));
    }

    protected static void answerEverythingWith(ResponseDefinitionBuilder answer) {
        provider.stubFor(any(anyUrl()).willReturn(answer));
    }

    private ProviderAdapter adapter(String baseUrl, ImageLoader images) {
        return adapter(URI.create(baseUrl), images);
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

    private static Submission submission(GenerationSpec spec, List<StagedImage> images) {
        return new Submission("job_1", SUBMISSION, spec, images, TIMEOUT);
    }
}
