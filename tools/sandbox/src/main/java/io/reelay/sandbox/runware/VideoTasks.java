package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.ApiKey;
import io.reelay.sandbox.Provider;
import io.reelay.sandbox.faults.Call;
import io.reelay.sandbox.faults.Fault;
import io.reelay.sandbox.faults.FaultRule;
import io.reelay.sandbox.faults.Faults;
import io.reelay.sandbox.faults.Moment;
import io.reelay.sandbox.http.Origin;
import io.reelay.sandbox.media.Clips;
import io.reelay.sandbox.media.Links;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Submitting videos and asking for them.
@ApplicationScoped
class VideoTasks {

    private final VideoRules rules;
    private final RunwareAccounts accounts;
    private final Faults faults;
    private final Clips clips;
    private final Links links;
    private final Webhooks webhooks;
    private final Clock clock;

    VideoTasks(
            VideoRules rules,
            RunwareAccounts accounts,
            Faults faults,
            Clips clips,
            Links links,
            Webhooks webhooks,
            Clock clock) {
        this.rules = rules;
        this.accounts = accounts;
        this.faults = faults;
        this.clips = clips;
        this.links = links;
        this.webhooks = webhooks;
        this.clock = clock;
    }

    /// Validates and prices, and nothing else.
    ObjectNode price(ApiKey key, ObjectNode task) {
        VideoRequest request = rules.check(key, task);
        accounts.affordable(key, request);
        return acknowledgement(request).put("cost", request.cost());
    }

    ObjectNode submit(ApiKey key, ObjectNode task, Origin origin) {
        VideoRequest request = rules.check(key, task);
        TaskFailure failure = faults.strike(
                        Provider.RUNWARE,
                        Call.CREATE,
                        Moment.IN_THE_TASK,
                        request.model().id())
                .map(TaskFailure::of)
                .orElse(null);
        RunwareAccounts.Accepted accepted = accounts.accept(key, request, failure);
        clips.prepare(request.shape());
        webhooks.announce(accepted, () -> answer(accepted.task(), origin));
        return acknowledgement(request);
    }

    void poll(ApiKey key, String uuid, Origin origin, Answer answer) {
        Optional<RunwareTask> task = accounts.find(key, uuid);
        answer.add(
                task.map(found -> results(found, origin)).orElse(List.of()),
                task.map(found -> found.errors(clock.instant())).orElse(List.of()));
    }

    /// The request and the answer as it would be now, for reconciling.
    ObjectNode details(ApiKey key, String uuid, Origin origin) {
        RunwareTask task = accounts.find(key, uuid)
                .orElseThrow(() -> new TaskError(404, "taskNotFound", "The task was not found."));
        ObjectNode details = JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "getTaskDetails")
                .put("taskUUID", uuid);
        details.putArray("request").add(task.request().sent());
        details.set("response", answer(task, origin).body());
        return details;
    }

    private Answer answer(RunwareTask task, Origin origin) {
        Answer answer = new Answer();
        answer.add(results(task, origin), task.errors(clock.instant()));
        return answer;
    }

    private List<ObjectNode> results(RunwareTask task, Origin origin) {
        Instant now = clock.instant();
        Optional<Fault> fault = task.live(now)
                ? Optional.empty()
                : faults.strike(
                                Provider.RUNWARE,
                                Call.POLL,
                                Moment.IN_THE_RESULT,
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

    private String link(RunwareTask task, RunwareTask.Result result, Instant until, Origin origin) {
        String token =
                links.token(Provider.RUNWARE, result.file(), task.request().shape(), until);
        return origin.url() + "/video/ws/" + token + "/vi/" + result.file();
    }

    private static ObjectNode acknowledgement(VideoRequest request) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("taskType", "videoInference")
                .put("taskUUID", request.id().toString());
    }
}
