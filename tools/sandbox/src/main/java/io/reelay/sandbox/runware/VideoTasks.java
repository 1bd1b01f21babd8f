package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.SandboxProvider;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultInjector;
import io.reelay.sandbox.faults.FaultPoint;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Operation;
import io.reelay.sandbox.http.Origin;
import io.reelay.sandbox.media.ClipRenderer;
import io.reelay.sandbox.media.LinkSigner;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Submits and polls videos.
@ApplicationScoped
class VideoTasks {

    private final VideoRules rules;
    private final RunwareAccounts accounts;
    private final FaultInjector faults;
    private final ClipRenderer clips;
    private final LinkSigner links;
    private final WebhookSender webhooks;
    private final Clock clock;

    VideoTasks(
            VideoRules rules,
            RunwareAccounts accounts,
            FaultInjector faults,
            ClipRenderer clips,
            LinkSigner links,
            WebhookSender webhooks,
            Clock clock) {
        this.rules = rules;
        this.accounts = accounts;
        this.faults = faults;
        this.clips = clips;
        this.links = links;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// Validates and prices only.
    ObjectNode price(SandboxApiKey key, ObjectNode task) {
        VideoRequest request = rules.check(key, task);
        accounts.affordable(key, request);
        return acknowledgement(request).put("cost", request.cost());
    }

    ObjectNode submit(SandboxApiKey key, ObjectNode task, Origin origin) {
        VideoRequest request = rules.check(key, task);
        TaskFailure failure = faults.match(
                        SandboxProvider.RUNWARE,
                        Operation.CREATE,
                        FaultPoint.IN_THE_TASK,
                        request.model().id())
                .map(TaskFailure::of)
                .orElse(null);
        RunwareAccounts.Accepted accepted = accounts.accept(key, request, failure);
        clips.prepare(request.shape());
        webhooks.announce(accepted, () -> answer(accepted.task(), origin));
        return acknowledgement(request);
    }

    void poll(SandboxApiKey key, String uuid, Origin origin, TaskResponse answer) {
        Optional<SandboxRunwareTask> task = accounts.find(key, uuid);
        answer.add(
                task.map(found -> results(found, origin)).orElse(List.of()),
                task.map(found -> found.errors(clock.instant())).orElse(List.of()));
    }

    /// The request and its current response, for reconciliation.
    ObjectNode details(SandboxApiKey key, String uuid, Origin origin) {
        SandboxRunwareTask task = accounts.find(key, uuid)
                .orElseThrow(() -> new TaskErrorException(404, "taskNotFound", "The task was not found."));
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "getTaskDetails")
                .put("taskUUID", uuid);
        details.putArray("request").add(task.request().sent());
        details.set("response", answer(task, origin).body());
        return details;
    }

    private TaskResponse answer(SandboxRunwareTask task, Origin origin) {
        TaskResponse answer = new TaskResponse();
        answer.add(results(task, origin), task.errors(clock.instant()));
        return answer;
    }

    private List<ObjectNode> results(SandboxRunwareTask task, Origin origin) {
        Instant now = clock.instant();
        Optional<Fault> fault = task.live(now)
                ? Optional.empty()
                : faults.match(
                                SandboxProvider.RUNWARE,
                                Operation.POLL,
                                FaultPoint.IN_THE_RESULT,
                                task.request().model().id())
                        .map(FaultRule::fault);
        Instant until = fault.equals(Optional.of(Fault.EXPIRED_OUTPUT_URL))
                ? now
                : now.plus(task.request().linkLife());
        List<ObjectNode> items = task.data(now, result -> link(task, result, until, origin));
        if (fault.equals(Optional.of(Fault.SUCCESS_WITHOUT_STATUS))) {
            items.forEach(item -> item.remove("status"));
        }
        return items;
    }

    private String link(SandboxRunwareTask task, SandboxRunwareTask.Result result, Instant until, Origin origin) {
        String token = links.token(
                SandboxProvider.RUNWARE, result.file(), task.request().shape(), until);
        return origin.url() + "/video/ws/" + token + "/vi/" + result.file();
    }

    private static ObjectNode acknowledgement(VideoRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "videoInference")
                .put("taskUUID", request.id().toString());
    }
}
