package io.reelay.intake.jobs;

import static io.reelay.intake.RestOfTheSystem.producer;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.reelay.intake.RestOfTheSystem;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class BadInputIT {

    private final RestOfTheSystem system;

    BadInputIT(RestOfTheSystem system) {
        this.system = system;
    }

    @BeforeEach
    void models() {
        system.announceModels();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    model            | {"model": "runware/google:3@3", "prompt": "a lake"}
                    model            | {"prompt": "a lake"}
                    prompt           | {"model": "runware/google:3@2"}
                    size             | {"model": "runware/google:3@2", "prompt": "a lake", "size": "4:3"}
                    size             | {"model": "runware/google:3@2", "prompt": "a lake", "size": "large"}
                    duration         | {"model": "runware/google:3@2", "prompt": "a lake", "duration": 5}
                    duration         | {"model": "runware/google:3@2", "prompt": "a lake", "duration": "8"}
                    duration         | {"model": "runware/google:3@2", "prompt": "a lake", "duration": 8.5}
                    duration         | {"model": "runwayml-gen4_turbo-5", "image": "https://1.1.1.1/a.jpg", "duration": 10}
                    image            | {"model": "runway/gen4_turbo", "prompt": "a lake"}
                    image            | {"model": "runway/gen4_turbo", "image": "https://10.0.0.1/a.jpg"}
                    image            | {"model": "runway/gen4_turbo", "image": "https://localhost/a.jpg"}
                    image            | {"model": "runway/gen4_turbo", "image": "http://1.1.1.1/a.jpg"}
                    image            | {"model": "runway/gen4_turbo", "image": "ftp://1.1.1.1/a.jpg"}
                    image            | {"model": "runway/gen4_turbo", "image": "upl_00000000000000000000000000"}
                    image            | {"model": "runway/gen4_turbo", "image": "data:image/jpeg;base64,%%%"}
                    image            | {"model": "runway/gen4_turbo", "image": "lake.jpg"}
                    lastImage        | {"model": "runway/gen4_turbo", "image": "https://1.1.1.1/a.jpg", "lastImage": "https://1.1.1.1/b.jpg"}
                    seed             | {"model": "runware/google:3@2", "prompt": "a lake", "seed": null}
                    seed             | {"model": "runware/google:3@2", "prompt": "a lake", "seed": 0}
                    seed             | {"model": "runware/google:3@2", "prompt": "a lake", "seed": "7"}
                    promt            | {"model": "runware/google:3@2", "promt": "a lake"}
                    providerFields.x | {"model": "runware/google:3@2", "prompt": "a lake", "providerFields": {"x": 1}}
                    watermark        | {"model": "runware/google:3@2", "prompt": "a lake", "watermark": true}
                    translatePrompt  | {"model": "runware/google:3@2", "prompt": "a lake", "translatePrompt": true}
                    priority         | {"model": "runware/google:3@2", "prompt": "a lake", "priority": "high"}
                    deadline         | {"model": "runware/google:3@2", "prompt": "a lake", "deadline": "15 minutes"}
                    deadline         | {"model": "runware/google:3@2", "prompt": "a lake", "deadline": "P2D"}
                    metadata         | {"model": "runware/google:3@2", "prompt": "a lake", "metadata": {"user": null}}
                    callbackUrl      | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://127.0.0.1/hook"}
                    callbackUrl      | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://[::1]/hook"}
                    callbackUrl      | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://169.254.169.254/x"}
                    webhookUrl       | {"model": "runware/google:3@2", "prompt": "a lake", "webhookUrl": "http://1.1.1.1/hook"}
                    callbackEvents   | {"model": "runware/google:3@2", "prompt": "a lake", "callbackEvents": ["job.completed"]}
                    callbackEvents   | {"model": "runware/google:3@2", "prompt": "a lake", "callbackUrl": "https://1.1.1.1/", "callbackEvents": ["job.done"]}
                    """)
    void theFieldThatIsWrongIsNamed(String field, String request) {
        refused(producer().body(request).post("/v1/jobs").then())
                .body("errors.field", hasItem(field), "errors[0].message", notNullValue());
    }

    @Test
    void everythingThatIsWrongIsToldAtOnceWithWhatIsAllowed() {
        // When
        var answer = producer()
                .body("{\"model\": \"runware/google:3@2\", \"duration\": 5, \"callbackUrl\": \"https://10.0.0.1/\"}")
                .post("/v1/jobs")
                .then();

        // Then
        refused(answer)
                .body("errors.field", hasItems("prompt", "duration", "callbackUrl"))
                .body("errors.find { it.field == 'duration' }.allowed", equalTo(java.util.List.of(8)));
    }

    @Test
    void anUnknownModelIsAnsweredWithANearOne() {
        refused(producer()
                        .body("{\"model\": \"runway/gen4-turbo\", \"prompt\": \"a lake\"}")
                        .post("/v1/jobs")
                        .then())
                .body("errors[0].message", containsString("runway/gen4_turbo"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {"{\"model\": ", "~~", "null", "[]", "\"text\"", "{} {}"})
    void aBodyThatIsNoJsonObjectIsRefused(String body) {
        refused(producer().body(body).post("/v1/jobs").then());
    }

    @Test
    void aPartThatAFormDoesNotHaveIsNamed() {
        var form = given().header("X-API-Key", RestOfTheSystem.KEY)
                .multiPart("request", "{\"model\": \"runway/gen4_turbo\"}", "application/json");
        refused(form.multiPart("priority", "high").post("/v1/jobs").then()).body("errors.field", hasItem("priority"));
    }

    @Test
    void whoHasNoKeyOrAWrongOneIsNotLetIn() {
        given().get("/v1/jobs")
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("code", equalTo("UNAUTHENTICATED"));
        given().header("X-API-Key", "guess").get("/v1/jobs").then().statusCode(401);
        given().header("Authorization", "Bearer guess").get("/v1/jobs").then().statusCode(401);
    }

    @Test
    void whatIsNotThereIsAProblemToo() {
        problem(producer().get("/v1/jobs/job_unknown").then(), 404, "NOT_FOUND");
        problem(producer().get("/v1/nothing").then(), 404, "NOT_FOUND");
        problem(producer().get("/v1/models/runway/gen9").then(), 404, "NOT_FOUND");
        problem(producer().put("/v1/jobs").then(), 405, "METHOD_NOT_ALLOWED");
        problem(
                given().header("X-API-Key", RestOfTheSystem.KEY)
                        .contentType("text/plain")
                        .body("hello")
                        .post("/v1/jobs")
                        .then(),
                415,
                "UNSUPPORTED_MEDIA_TYPE");
        problem(producer().body(new byte[17 * 1024 * 1024]).post("/v1/jobs").then(), 413, "PAYLOAD_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "limit, /v1/jobs?limit=201",
        "limit, /v1/jobs?limit=0",
        "limit, /v1/jobs?limit=many",
        "status, /v1/jobs?status=done",
        "since, /v1/jobs?since=yesterday",
        "batch, /v1/jobs?batch=bat_1",
        "cursor, /v1/jobs?cursor=!",
        "cursor, /v1/account/ledger?cursor=eA"
    })
    void aWrongParameterIsNamed(String parameter, String path) {
        refused(producer().get(path).then()).body("errors[0].field", equalTo(parameter));
    }

    private static ValidatableResponse refused(ValidatableResponse answer) {
        return problem(answer, 400, "INVALID_REQUEST");
    }

    private static ValidatableResponse problem(ValidatableResponse answer, int status, String code) {
        return answer.statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code), "status", equalTo(status), "retryable", equalTo(false))
                .body("traceId", matchesPattern("[0-9a-f]{32}"), "detail", notNullValue(), "title", notNullValue());
    }
}
