package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.Logger;

/// Uploads images under all three task names in use. The response repeats the name of the request.
@ApplicationScoped
class UploadTasks {

    private static final Logger LOG = Logger.getLogger(UploadTasks.class);

    private final UploadedMedia media;
    private final RunwareAccounts accounts;

    UploadTasks(UploadedMedia media, RunwareAccounts accounts) {
        this.media = media;
        this.accounts = accounts;
    }

    ObjectNode handle(SandboxApiKey key, ObjectNode task) {
        return switch (task.path("taskType").asText()) {
            case "mediaStorage" -> store(key, task);
            case "uploadImage" -> {
                LOG.warn("the task type uploadImage is not documented; use imageUpload with image");
                yield answer(task).put("imageUUID", upload(key, task, "inputImage"));
            }
            default -> answer(task).put("imageUUID", upload(key, task, "image"));
        };
    }

    private ObjectNode store(SandboxApiKey key, ObjectNode task) {
        String operation = task.path("operation").asText();
        return switch (operation) {
            case "upload" -> answer(task).put("operation", operation).put("mediaUUID", upload(key, task, "media"));
            case "delete" -> {
                String uuid = task.path("media").asText();
                if (!media.delete(key, uuid)) {
                    throw TaskErrorException.invalidValue("media");
                }
                yield answer(task).put("operation", operation).put("mediaUUID", uuid);
            }
            default -> throw TaskErrorException.invalidValue("operation");
        };
    }

    private String upload(SandboxApiKey key, ObjectNode task, String field) {
        if (!task.path(field).isTextual()) {
            throw TaskErrorException.invalid(
                            "missing" + Character.toUpperCase(field.charAt(0)) + field.substring(1),
                            "The %s parameter is required.".formatted(field))
                    .at(field);
        }
        String uuid =
                media.add(key, task.get(field).textValue()).orElseThrow(() -> TaskErrorException.invalidValue(field));
        accounts.use(key, task.path("taskUUID").textValue());
        return uuid;
    }

    private static ObjectNode answer(ObjectNode task) {
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.set("taskType", task.get("taskType"));
        answer.set("taskUUID", task.get("taskUUID"));
        return answer;
    }
}
