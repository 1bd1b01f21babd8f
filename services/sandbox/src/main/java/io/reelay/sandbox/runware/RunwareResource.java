package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.http.Origin;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;

/// The one endpoint for every operation: an array of tasks in, results and errors out.
@Path("/v1")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunwareResource {

    private static final Pattern UUID_V4 =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final RunwareGate gate;
    private final RunwareAccounts accounts;
    private final VideoTasks videos;
    private final UploadTasks uploads;
    private final AccountTasks account;

    RunwareResource(
            RunwareGate gate, RunwareAccounts accounts, VideoTasks videos, UploadTasks uploads, AccountTasks account) {
        this.gate = gate;
        this.accounts = accounts;
        this.videos = videos;
        this.uploads = uploads;
        this.account = account;
    }

    @POST
    public Response handle(byte[] content, @Context HttpServerRequest http) {
        Answer answer = new Answer();
        try {
            List<ObjectNode> tasks = gate.read(content);
            ObjectNode first = tasks.getFirst();
            ApiKey key = gate.admit(http, first);
            gate.maybeRefuse(first, http);
            tasks.forEach(task -> handle(key, task, http, answer));
            if (gate.losesAnswer(first, http)) {
                return respond(200, emptyData());
            }
        } catch (TaskError refusal) {
            Answer refused = new Answer();
            refused.refuse(refusal);
            return respond(refusal.status(), refused.body());
        }
        return respond(answer.status(), answer.body());
    }

    private void handle(ApiKey key, ObjectNode task, HttpServerRequest http, Answer answer) {
        try {
            switch (task.path("taskType").asText()) {
                case "authentication" -> answer.add(List.of(), List.of());
                case "ping" -> answer.add(List.of(account.pong()), List.of());
                case "accountManagement" -> answer.add(List.of(account.details(key, task)), List.of());
                case "getResponse" -> videos.poll(key, uuid(task), Origin.of(http), answer);
                case "getTaskDetails" -> {
                    uuid(task);
                    answer.add(List.of(videos.details(key, task, Origin.of(http))), List.of());
                }
                case "imageUpload", "uploadImage", "mediaStorage" -> {
                    accounts.unused(key, uuid(task));
                    answer.add(List.of(uploads.handle(key, task)), List.of());
                }
                case "videoInference" -> {
                    accounts.unused(key, uuid(task));
                    answer.add(List.of(infer(key, task, http)), List.of());
                }
                default ->
                    throw TaskError.invalid(
                                    "unsupportedTaskType", "Invalid value for taskType parameter. It is not supported.")
                            .at("taskType");
            }
        } catch (TaskError refusal) {
            answer.refuse(refusal.of(task));
        }
    }

    private ObjectNode infer(ApiKey key, ObjectNode task, HttpServerRequest http) {
        return "1".equals(http.getHeader("X-Runware-Dry-Run"))
                ? videos.price(key, task)
                : videos.submit(key, task, Origin.of(http));
    }

    private static String uuid(ObjectNode task) {
        if (!task.has("taskUUID")) {
            throw TaskError.invalid("missingTaskUUID", "The taskUUID parameter is required.")
                    .at("taskUUID");
        }
        String uuid = task.get("taskUUID").asText();
        if (!task.get("taskUUID").isTextual() || !UUID_V4.matcher(uuid).matches()) {
            throw TaskError.invalid("invalidTaskUUID", "Invalid value for taskUUID parameter. It must be a UUID v4.")
                    .at("taskUUID");
        }
        return uuid;
    }

    private static ObjectNode emptyData() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.putArray("data");
        return body;
    }

    private static Response respond(int status, ObjectNode body) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON_TYPE.withCharset("utf-8"))
                .entity(body)
                .build();
    }
}
