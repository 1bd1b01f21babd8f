package io.reelay.intake;

import static io.reelay.intake.FakeSystem.producer;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.testkit.http.RawConnection;
import io.reelay.testkit.media.SampleImages;
import io.restassured.RestAssured;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class OutsideIT {

    private final FakeSystem system;

    OutsideIT(FakeSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @Test
    void aModelIsFoundByEncodedAndPlainName() {
        producer()
                .urlEncodingEnabled(false)
                .get("/v1/models/runware/google%3A3%402")
                .then()
                .statusCode(200)
                .body("name", equalTo("runware/google:3@2"), "price.per", equalTo("second"))
                .body("modes.text-to-video.sizes[0]", equalTo("1280:720"))
                .body("fields.properties.generateAudio.type", equalTo("boolean"));
        producer().get("/v1/models/runway/gen4_turbo").then().body("aliases[0].name", equalTo("runwayml-gen4_turbo-5"));
    }

    @ParameterizedTest
    @CsvSource({
        "runware%2Fgoogle%3A3%402, runware/google:3@2",
        "runware%2fgoogle:3@2, runware/google:3@2",
        "runware/google:3@2, runware/google:3@2",
        "%72unware/google%3a3%402, runware/google:3@2",
        "runway%2Fgen4_turbo, runway/gen4_turbo",
        "runwayml-gen4_turbo-5, runway/gen4_turbo"
    })
    void aModelIsFoundInEveryEncodingOfItsName(String path, String name) {
        producer()
                .urlEncodingEnabled(false)
                .get("/v1/models/" + path)
                .then()
                .statusCode(200)
                .body("name", equalTo(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"runware%252Fgoogle:3@2", "runware%2F", "%00", "%2F%2F", "runware%2F..%2Fgoogle", "a%20b"})
    void anUnknownModelIsNotFoundInAnyEncoding(String path) {
        producer()
                .urlEncodingEnabled(false)
                .get("/v1/models/" + path)
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("title", equalTo("Not found"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/models/%zz", "/v1/models/a/%", "/v1/jobs/%zz", "/v1/jobs/%f", "/v1/uploads/%c3%28"})
    void aBrokenPercentEncodingIsAClientError(String path) throws Exception {
        try (var connection = RawConnection.open(RestAssured.port)) {
            // When
            var response = connection
                    .send("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nX-API-Key: test-key\r\n\r\n")
                    .answer();

            // Then
            assertThat(response.status()).as(response.body()).isIn(400, 404);
        }
    }

    @Test
    void uploadsAreForwardedToTheUploader() {
        // When
        String id = given().header("X-API-Key", FakeSystem.KEY)
                .contentType("image/jpeg")
                .body(SampleImages.jpeg(64, 64))
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .header("Location", startsWith("/v1/uploads/upl_"))
                .extract()
                .path("id");

        // Then
        producer().get("/v1/uploads/{id}", id).then().statusCode(200);
        producer().get("/v1/uploads/upl_other").then().statusCode(404);
    }

    @Test
    void rotatingTheWebhookSecretReturnsTheNewSecret() {
        // Given
        system.openAccount("rotating", 5);
        var owner = given().header("X-API-Key", "rotating");

        // When
        var rotated = owner.post("/v1/account/webhook-secret/rotate").then();

        // Then
        rotated.statusCode(200).body("secret", startsWith("whsec_"), "previousValidUntil", notNullValue());
        owner.get("/v1/account").then().body("plan", equalTo("unlimited"), "credits.available", equalTo(5));
    }

    @Test
    void theCommittedOpenApiDocumentIsCurrent() {
        given().get("/openapi").then().statusCode(200).body(containsString("openapi: 3.1.0"));
        // A change of the API requires a new openapi.yaml in the same commit.
        assertThat(Path.of("../../docs/api/openapi.yaml"))
                .hasSameTextualContentAs(Path.of("target/openapi/openapi.yaml"));
    }

    @Test
    void theStartPageTheDocsAndTheHealthCheckAreServed() {
        given().get("/").then().statusCode(200).body(containsString("/docs"));
        given().get("/docs/").then().statusCode(200).body(containsString("swagger"));
        given().get("/q/health/ready").then().statusCode(200);
    }
}
