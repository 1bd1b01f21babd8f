package io.reelay.sandbox.runware;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.reelay.sandbox.Json;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The models with their size sets and provider settings, from `models.json`.
@ApplicationScoped
class VideoModels {

    private final LiveSettings live;
    private final Map<String, VideoModel> byId;
    private final Table table;

    private record Table(
            Map<String, List<String>> sizeSets,
            Map<String, Map<String, JsonNode>> providerSettings,
            List<VideoModel> models) {}

    VideoModels(LiveSettings live) {
        this.live = live;
        this.table = Json.table(VideoModels.class, "models.json", new TypeReference<>() {});
        this.byId = table.models().stream().collect(Collectors.toMap(VideoModel::id, Function.identity()));
    }

    Optional<VideoModel> find(String id) {
        boolean refuseRetired = live.current().on(SandboxFlag.REFUSE_RETIRED_MODELS);
        return Optional.ofNullable(byId.get(id)).filter(model -> !(refuseRetired && model.retired()));
    }

    List<String> sizes(String set) {
        return table.sizeSets().getOrDefault(set, List.of());
    }

    boolean isProvider(String name) {
        return table.providerSettings().containsKey(name);
    }

    /// The name of a type, or the list of permitted values.
    JsonNode settingRule(String provider, String setting) {
        JsonNode rule =
                table.providerSettings().getOrDefault(provider, Map.of()).get(setting);
        if (rule == null) {
            throw new IllegalArgumentException("no rule for " + provider + "." + setting);
        }
        return rule;
    }
}
