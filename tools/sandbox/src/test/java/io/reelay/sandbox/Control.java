package io.reelay.sandbox;

import static io.restassured.RestAssured.given;

import io.restassured.path.json.JsonPath;

/// Calls of the sandbox's own endpoints.
public final class Control {

    private Control() {}

    public static void reset() {
        given().post("/__sandbox/reset").then().statusCode(200);
    }

    public static void configure(String json) {
        given().contentType("application/json")
                .body(json)
                .post("/__sandbox/config")
                .then()
                .statusCode(200);
    }

    public static void arm(String rule) {
        configure("{\"faults\":[" + rule + "]}");
    }

    public static JsonPath ledger() {
        return given().get("/__sandbox/ledger").then().statusCode(200).extract().jsonPath();
    }
}
