package io.reelay.sandbox.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.runware.RunwareWire;
import io.reelay.testkit.media.SampleImages;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RunwarePortIT {

    private static final String AUTHENTICATION = "{\"taskType\":\"authentication\",\"apiKey\":\"a-key\"}";

    private final Vertx vertx;
    private final RunwarePort runwarePort;

    RunwarePortIT(Vertx vertx, RunwarePort runwarePort) {
        this.vertx = vertx;
        this.runwarePort = runwarePort;
    }

    @Test
    void anImageOfOneMegabyteFitsIntoOneFrameOnBothPorts() {
        // Given: the vendor's SDK sends each message as one frame
        String image = Base64.getEncoder().encodeToString(SampleImages.pngLargerThan(1_000_000));

        // Then
        assertThat(List.of(RestAssured.port, runwarePort.number())).allSatisfy(port -> {
            String upload = RunwareWire.task("{\"taskType\":\"imageUpload\",\"image\":\"" + image + "\"}");
            JsonPath answer = exchange(port, "[" + AUTHENTICATION + "," + upload + "]");
            assertThat(answer.getString("data[0].imageUUID")).isNotBlank();
        });
    }

    private JsonPath exchange(int port, String frame) throws Exception {
        CompletableFuture<String> answer = new CompletableFuture<>();
        WebSocketClient client = vertx.createWebSocketClient();
        client.connect(port, "localhost", "/v1")
                .onFailure(answer::completeExceptionally)
                .onSuccess(socket -> {
                    socket.textMessageHandler(answer::complete);
                    socket.closeHandler(closed -> answer.completeExceptionally(new IllegalStateException("closed")));
                    socket.writeFinalTextFrame(frame);
                });
        try {
            return new JsonPath(answer.get(60, TimeUnit.SECONDS));
        } finally {
            client.close();
        }
    }
}
