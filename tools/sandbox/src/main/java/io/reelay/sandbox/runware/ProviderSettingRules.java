package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Validates `providerSettings`: one key, the model's creator, with settings that the model supports.
@ApplicationScoped
class ProviderSettingRules {

    private static final String SETTINGS = "providerSettings";
    private static final Set<String> SOUND = Set.of("generateAudio", "bgm", "soundEffectSwitch");
    private static final BigDecimal MUSIC_SECONDS = BigDecimal.valueOf(4);

    private final VideoModels models;

    ProviderSettingRules(VideoModels models) {
        this.models = models;
    }

    /// @return whether the clip will have audio
    boolean check(VideoModel model, ObjectNode task, BigDecimal seconds) {
        JsonNode all = task.path(SETTINGS);
        if (all.isEmpty() && !task.has(SETTINGS)) {
            return false;
        }
        checkProvider(model, all);
        JsonNode settings = all.path(model.creator());
        for (Map.Entry<String, JsonNode> setting : settings.properties()) {
            checkSetting(model, setting.getKey(), setting.getValue());
        }
        checkCombinations(settings, task, seconds);
        return SOUND.stream().anyMatch(name -> settings.path(name).booleanValue());
    }

    private void checkProvider(VideoModel model, JsonNode all) {
        for (Map.Entry<String, JsonNode> provider : all.properties()) {
            String name = provider.getKey();
            if (!models.isProvider(name)) {
                throw TaskErrorException.invalid(
                                "unknownProviderSettingsProvider", "Unknown provider '%s'.".formatted(name))
                        .at(SETTINGS);
            }
            if (!name.equals(model.creator())) {
                throw TaskErrorException.invalid(
                                "mismatchProviderSettingsProvider",
                                "The provider '%s' does not match the provider of the model.".formatted(name))
                        .at(SETTINGS);
            }
        }
        if (all.size() != 1 || !all.path(model.creator()).isObject()) {
            throw TaskErrorException.invalidValue(SETTINGS);
        }
    }

    private void checkSetting(VideoModel model, String name, JsonNode value) {
        String parameter = String.join(".", SETTINGS, model.creator(), name);
        if (!model.settings().contains(name)) {
            throw TaskErrorException.invalid(
                            "unsupportedParameter",
                            "The parameter '%s' is not supported by this model.".formatted(parameter))
                    .at(parameter)
                    .allowed(model.settings().stream().sorted().toList());
        }
        JsonNode rule = models.settingRule(model.creator(), name);
        if (rule.isArray()) {
            List<String> words = StreamSupport.stream(rule.spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            if (!words.contains(value.textValue())) {
                throw TaskErrorException.invalidValue(parameter).allowed(words);
            }
        } else if (!rule.asText().equals(value.getNodeType().name().toLowerCase(Locale.ROOT))) {
            throw TaskErrorException.invalidValue(parameter).type(rule.asText());
        }
    }

    private static void checkCombinations(JsonNode settings, ObjectNode task, BigDecimal seconds) {
        if (settings.path("bgm").booleanValue() && seconds.compareTo(MUSIC_SECONDS) != 0) {
            throw TaskErrorException.invalid(
                            "incompatibleParameters",
                            "Background music can only be used with videos of exactly 4 seconds")
                    .at(List.of("providerSettings.vidu.bgm", "duration"));
        }
        boolean viduStyle = task.path("model").asText().startsWith("vidu:") && settings.has("style");
        if (viduStyle && (task.has("frameImages") || task.has("referenceImages"))) {
            throw TaskErrorException.invalid("incompatibleParameters", "style can only be used for text-to-video")
                    .at(List.of("providerSettings.vidu.style", "frameImages"));
        }
        if (settings.has("effect") && settings.has("cameraMovement")) {
            throw TaskErrorException.invalid(
                            "incompatibleParameters", "effect and cameraMovement cannot be used together")
                    .at(List.of("providerSettings.pixverse.effect", "providerSettings.pixverse.cameraMovement"));
        }
    }
}
