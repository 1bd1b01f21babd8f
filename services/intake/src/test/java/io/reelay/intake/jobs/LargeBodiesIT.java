package io.reelay.intake.jobs;

import static io.reelay.intake.FakeSystem.producer;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.intake.FakeSystem;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LargeBodiesIT {

    private static final int IMAGE_SIZE = 10 * 1024 * 1024;

    private final FakeSystem system;

    LargeBodiesIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @Test
    void manyLargeImagesAreLimitedAndDoNotBlockOtherRequests() {
        // Given
        var job = HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/v1/jobs"))
                .header("X-API-Key", FakeSystem.KEY)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(jobWithLargeImage()))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            // When
            var submissions = Stream.generate(() -> client.sendAsync(job, HttpResponse.BodyHandlers.ofString()))
                    .limit(20)
                    .toList();
            var otherRequest = producer().get("/v1/account");

            // Then
            assertThat(otherRequest.statusCode()).isEqualTo(200);
            var responses = submissions.stream().map(CompletableFuture::join).toList();
            assertThat(responses)
                    .anyMatch(response -> response.statusCode() == 202)
                    .allSatisfy(response -> {
                        assertThat(response.statusCode()).isIn(202, 503);
                        assertThat(response.headers().firstValue("Retry-After")).isPresent();
                    });
        }
    }

    private static byte[] jobWithLargeImage() {
        var image = new byte[IMAGE_SIZE];
        image[0] = (byte) 0xff;
        image[1] = (byte) 0xd8;
        return "{\"model\": \"runway/gen4_turbo\", \"image\": \"data:image/jpeg;base64,%s\"}"
                .formatted(Base64.getEncoder().encodeToString(image))
                .getBytes(StandardCharsets.US_ASCII);
    }
}
