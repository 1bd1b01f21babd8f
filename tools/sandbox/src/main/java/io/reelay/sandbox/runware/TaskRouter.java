package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.http.Origin;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Pattern;

/// Routes each task to the handler of its type, for HTTP and WebSocket alike.
@ApplicationScoped
class TaskRouter {

    private static final Pattern UUID_V4 =
            Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");

    private final RunwareAccounts accounts;
    private final VideoTasks videos;
    private final UploadTasks uploads;
    private final AccountTasks account;

    /// The sender of tasks.
    ///
    /// @param dryRun validate and price only
    record Caller(SandboxApiKey key, Origin origin, boolean dryRun) {}

    TaskRouter(RunwareAccounts accounts, VideoTasks videos, UploadTasks uploads, AccountTasks account) {
        this.accounts = accounts;
        this.videos = videos;
        this.uploads = uploads;
        this.account = account;
    }

    TaskResponse handle(Caller caller, List<ObjectNode> tasks) {
        TaskResponse answer = new TaskResponse();
        for (ObjectNode task : tasks) {
            try {
                handle(caller, task, answer);
            } catch (TaskErrorException refusal) {
                answer.refuse(refusal.of(task));
            }
        }
        return answer;
    }

    private void handle(Caller caller, ObjectNode task, TaskResponse answer) {
        SandboxApiKey key = caller.key();
        switch (task.path("taskType").asText()) {
            case "authentication" -> answer.add();
            case "ping" -> answer.add(account.pong());
            case "accountManagement" -> answer.add(account.details(key, uuidIn(task), task));
            case "getResponse" -> videos.poll(key, uuidIn(task), caller.origin(), answer);
            case "getTaskDetails" -> answer.add(videos.details(key, uuidIn(task), caller.origin()));
            case "imageUpload", "uploadImage", "mediaStorage" -> {
                accounts.unused(key, uuidIn(task));
                answer.add(uploads.handle(key, task));
            }
            case "videoInference" -> {
                accounts.unused(key, uuidIn(task));
                answer.add(caller.dryRun() ? videos.price(key, task) : videos.submit(key, task, caller.origin()));
            }
            default ->
                throw TaskErrorException.invalid(
                                "unsupportedTaskType", "Invalid value for taskType parameter. It is not supported.")
                        .at("taskType");
        }
    }

    private static String uuidIn(ObjectNode task) {
        if (!task.has("taskUUID")) {
            throw TaskErrorException.invalid("missingTaskUUID", "The taskUUID parameter is required.")
                    .at("taskUUID");
        }
        String uuid = task.get("taskUUID").asText();
        if (!task.get("taskUUID").isTextual() || !UUID_V4.matcher(uuid).matches()) {
            throw TaskErrorException.invalid(
                            "invalidTaskUUID", "Invalid value for taskUUID parameter. It must be a UUID v4.")
                    .at("taskUUID");
        }
        return uuid;
    }
}
