package io.reelay.sandbox.runware;

import static io.reelay.sandbox.runware.RunwareWire.newId;
import static io.reelay.sandbox.runware.RunwareWire.poll;
import static io.reelay.sandbox.runware.RunwareWire.veo;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.sandbox.SandboxTime;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunwareSocketsIT {

    private static final String AUTHENTICATION = "{\"taskType\":\"authentication\",\"apiKey\":\"a-key\"}";

    private final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newHttpClient();
    private WebSocket socket;

    @BeforeEach
    void connect() {
        Control.reset();
        socket = client.newWebSocketBuilder()
                .buildAsync(URI.create("ws://localhost:" + RestAssured.port + "/v1"), new Frames())
                .join();
    }

    @AfterEach
    void close() {
        socket.abort();
        client.close();
    }

    @Test
    void anAuthenticatedSessionWorksLikeHttpCalls() throws Exception {
        // Given
        String id = newId();

        // When
        JsonPath welcome = exchange(AUTHENTICATION);
        JsonPath acknowledged = exchange(veo("{\"taskUUID\":\"" + id + "\"}"));
        SandboxTime.passUntilDone();
        JsonPath polled = exchange(poll(id));
        JsonPath refused = exchange(veo("{\"duration\":5}"));

        // Then
        assertThat(welcome.getString("data[0].connectionSessionUUID")).isNotBlank();
        assertThat(acknowledged.getString("data[0].taskUUID")).isEqualTo(id);
        assertThat(polled.getString("data[0].videoURL")).isNotBlank();
        assertThat(refused.getString("errors[0].code")).isEqualTo("unsupportedDuration");
    }

    @Test
    void withoutAKeyNoTaskIsAccepted() throws Exception {
        // When
        JsonPath answer = exchange(veo("{}"));

        // Then
        assertThat(answer.getString("errors[0].code")).isEqualTo("missingApiKey");
        assertThat(Control.ledger().getList("tasks")).isEmpty();
    }

    private JsonPath exchange(String task) throws InterruptedException {
        socket.sendText("[" + task + "]", true).join();
        return new JsonPath(Objects.requireNonNull(frames.poll(60, TimeUnit.SECONDS), "no answer"));
    }

    private final class Frames implements WebSocket.Listener {

        private final StringBuilder frame = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            frame.append(part);
            if (last) {
                frames.add(frame.toString());
                frame.setLength(0);
            }
            return WebSocket.Listener.super.onText(from, part, last);
        }
    }
}
