package io.reelay.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingReceiverTest {
    private final RecordingReceiver receiver = RecordingReceiver.start();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        // The receiver is closed first, because the client waits for held requests.
        receiver.close();
        client.close();
    }

    @Test
    void itAnswersAsProgrammedAndThenWith200() {
        receiver.answer(500).answerWithHeader(503, "Retry-After", "7");

        var first = post("one").join();
        var second = post("two").join();
        var third = post("three").join();

        assertThat(first.statusCode()).isEqualTo(500);
        assertThat(second.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(third.statusCode()).isEqualTo(200);
        assertThat(receiver.requests()).extracting(ReceivedRequest::text).containsExactly("one", "two", "three");
        assertThat(receiver.requests().getFirst().header("X-Word")).isEqualTo("one");
    }

    @Test
    void aHeldRequestIsRecordedButNotAnswered() {
        receiver.hold();
        CompletableFuture<HttpResponse<Void>> held = post("held");

        await().untilAsserted(() -> assertThat(receiver.requests()).hasSize(1));
        assertThat(held).isNotDone();

        // Programmed after the request: without the hold its answer would have been 200.
        receiver.answer(503);
        receiver.release();
        assertThat(held.join().statusCode()).isEqualTo(503);
    }

    private CompletableFuture<HttpResponse<Void>> post(String word) {
        HttpRequest request = HttpRequest.newBuilder(receiver.url("/callbacks"))
                .header("X-Word", word)
                .POST(BodyPublishers.ofString(word))
                .build();
        return client.sendAsync(request, BodyHandlers.discarding());
    }
}
