package io.reelay.sandbox.runway;

import static io.reelay.sandbox.runway.RunwayWire.create;
import static io.reelay.sandbox.runway.RunwayWire.gen4Turbo;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.junit.QuarkusTest;
import io.reelay.sandbox.Control;
import io.reelay.testkit.media.SampleImages;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Images from a URL on an allowed local host.
@QuarkusTest
class RunwayAssetsIT {

    private HttpServer host;

    @BeforeEach
    void resetSandbox() throws IOException {
        Control.reset();
        host = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        host.start();
    }

    @AfterEach
    void stop() {
        host.stop(0);
    }

    @Test
    void anImageUrlIsFetched() {
        // Given
        serve("/a", 200, "image/png", SampleImages.png(640, 360));

        // When
        Response answer = createFrom("/a");

        // Then
        answer.then().statusCode(200);
    }

    @Test
    void aMissingImageIsReportedWithItsStatus() {
        // Given
        serve("/a", 404, "text/plain", new byte[0]);

        // When
        String message = createFrom("/a").path("issues[0].message");

        // Then
        assertThat(message).isEqualTo("Failed to fetch asset. Received HTTP response code \"404\"");
    }

    @Test
    void aRedirectIsAFailure() {
        // Given
        serve("/a", 302, "text/plain", new byte[0]);

        // When
        String message = createFrom("/a").path("issues[0].message");

        // Then
        assertThat(message).isEqualTo("Failed to fetch asset. Received HTTP response code \"302\"");
    }

    @Test
    void aGenericTypeIsRefused() {
        // Given
        serve("/a", 200, "application/octet-stream", SampleImages.png(640, 360));

        // When
        String message = createFrom("/a").path("issues[0].message");

        // Then
        assertThat(message).startsWith("Unsupported asset type.");
    }

    @Test
    void anUnreachableHostIsReported() {
        // Given
        host.stop(0);

        // When
        String message = createFrom("/a").path("issues[0].message");

        // Then
        assertThat(message)
                .isEqualTo(
                        "Failed to fetch asset. The URL may be incorrect or the server hosting the asset may be down.");
    }

    private Response createFrom(String path) {
        String url = "http://127.0.0.1:" + host.getAddress().getPort() + path;
        return create("image_to_video", gen4Turbo("{\"promptImage\":\"" + url + "\"}"));
    }

    private void serve(String path, int status, String type, byte[] content) {
        host.createContext(path, exchange -> {
            boolean head = exchange.getRequestMethod().equals("HEAD");
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(status, head || content.length == 0 ? -1 : content.length);
            if (!head) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
    }
}
