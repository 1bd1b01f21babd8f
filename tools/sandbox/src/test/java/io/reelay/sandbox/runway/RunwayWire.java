package io.reelay.sandbox.runway;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.Json;
import io.reelay.testkit.media.SampleImages;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.Base64;

/// Requests of a Runway client.
public final class RunwayWire {

    public static final String KEY = "key_" + "0123456789abcdef".repeat(8);
    public static final String IMAGE = dataUri("image/jpeg", SampleImages.jpeg(640, 360));

    private RunwayWire() {}

    public static RequestSpecification asClient() {
        return asClient(KEY);
    }

    public static RequestSpecification asClient(String key) {
        return given().header("Authorization", "Bearer " + key)
                .header("X-Runway-Version", "2024-11-06")
                .contentType("application/json");
    }

    /// A valid request with the given changes; `{"x":"-"}` removes x.
    public static String gen4Turbo(String changes) {
        return changed("""
                {"model":"gen4_turbo","promptText":"slow push in","ratio":"1280:720","duration":5}""", "{\"promptImage\":\"" + IMAGE + "\"}", changes);
    }

    public static String gen45FromText(String changes) {
        return changed("""
                {"model":"gen4.5","promptText":"a lake at sunset","ratio":"1280:720","duration":5}""", changes);
    }

    public static String veo(String changes) {
        return changed("""
                {"model":"veo3.1","ratio":"1920:1080","duration":4,"audio":true}""", "{\"promptImage\":\"" + IMAGE + "\"}", changes);
    }

    public static Response create(String endpoint, String body) {
        return asClient().body(body).post("/v1/" + endpoint);
    }

    public static String accepted(String endpoint, String body) {
        return create(endpoint, body).then().statusCode(200).extract().path("id");
    }

    public static Response poll(String id) {
        return asClient().get("/v1/tasks/" + id);
    }

    public static String status(String id) {
        return poll(id).path("status");
    }

    public static String dataUri(String type, byte[] content) {
        return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(content);
    }

    private static String changed(String... layers) {
        try {
            ObjectNode body = Json.STRICT.createObjectNode();
            for (String layer : layers) {
                Json.STRICT.readTree(layer).properties().forEach(member -> {
                    body.set(member.getKey(), member.getValue());
                    if (member.getValue().asText().equals("-")) {
                        body.remove(member.getKey());
                    }
                });
            }
            return body.toString();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
