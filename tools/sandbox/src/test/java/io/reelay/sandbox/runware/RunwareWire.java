package io.reelay.sandbox.runware;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.Json;
import io.reelay.testkit.media.SampleImages;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.Base64;
import java.util.UUID;

/// Requests of a Runware client.
public final class RunwareWire {

    public static final String KEY = "sandbox-key";

    private RunwareWire() {}

    public static Response send(String... tasks) {
        return sendAs(KEY, tasks);
    }

    public static Response sendAs(String key, String... tasks) {
        return given().header("Authorization", "Bearer " + key)
                .contentType("application/json")
                .body("[" + String.join(",", tasks) + "]")
                .post("/v1");
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    /// A valid task with the given changes; `{"x":"-"}` removes x.
    public static String veo(String changes) {
        return task("""
                {"taskType":"videoInference","model":"google:3@2","positivePrompt":"spinning galaxy","width":1280,
                 "height":720,"duration":8,"deliveryMethod":"async","includeCost":true}""", changes);
    }

    public static String vidu15(String changes) {
        return task("""
                {"taskType":"videoInference","model":"vidu:1@5","positivePrompt":"a lake","width":1280,"height":720,
                 "duration":4,"deliveryMethod":"async"}""", changes);
    }

    public static String poll(String id) {
        return "{\"taskType\":\"getResponse\",\"taskUUID\":\"" + id + "\"}";
    }

    public static JsonPath polled(String id) {
        return send(poll(id)).then().statusCode(200).extract().jsonPath();
    }

    public static String accepted(String task) {
        return send(task).then().statusCode(200).extract().path("data[0].taskUUID");
    }

    /// The id of an uploaded image.
    public static String uploaded(int width, int height) {
        String image = Base64.getEncoder().encodeToString(SampleImages.jpeg(width, height));
        return send(task("{\"taskType\":\"imageUpload\",\"image\":\"data:image/jpeg;base64," + image + "\"}"))
                .then()
                .statusCode(200)
                .extract()
                .path("data[0].imageUUID");
    }

    public static String task(String... layers) {
        try {
            ObjectNode task = Json.STRICT.createObjectNode().put("taskUUID", newId());
            for (String layer : layers) {
                Json.STRICT.readTree(layer).properties().forEach(member -> {
                    task.set(member.getKey(), member.getValue());
                    if (member.getValue().asText().equals("-")) {
                        task.remove(member.getKey());
                    }
                });
            }
            return task.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
