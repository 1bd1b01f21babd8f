package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.images.ReferenceImage;
import io.reelay.sandbox.media.ClipShape;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/// Validates a `videoInference` in the provider's order: model, parameters, prompt, size, duration, media, settings.
@ApplicationScoped
class VideoRules {

    private static final int MIN_PROMPT = 2;
    private static final List<String> SIZE = List.of("width", "height");

    private final VideoModels models;
    private final FrameRules frameRules;
    private final ProviderSettingRules settingRules;

    VideoRules(VideoModels models, FrameRules frameRules, ProviderSettingRules settingRules) {
        this.models = models;
        this.frameRules = frameRules;
        this.settingRules = settingRules;
    }

    /// The validated request.
    VideoRequest check(SandboxApiKey key, ObjectNode task) {
        VideoModel model = models.find(task.path("model").asText())
                .orElseThrow(() -> TaskErrorException.invalid(
                                "invalidModel", "Invalid value for model parameter. This model is not available.")
                        .at("model"));
        ScalarParameterRules.check(model, task);
        checkPrompt(model, task);
        checkSizeIsKnown(model, task);
        BigDecimal seconds = seconds(model, task);
        List<ReferenceImage> frames = frameRules.check(key, model, task);
        boolean audio = settingRules.check(model, task, seconds);
        String size = task.has("width") ? sizeOf(task) : defaultSize(models.sizes(model.sizesAt(seconds)), frames);
        return VideoRequest.of(model, ClipShape.of(size, seconds.doubleValue(), audio), task);
    }

    private static void checkPrompt(VideoModel model, ObjectNode task) {
        if (!task.has("positivePrompt")) {
            if (task.has("frameImages") && model.promptOptionalWithFrames()) {
                return;
            }
            throw TaskErrorException.invalid("missingPositivePrompt", "The positivePrompt parameter is required.")
                    .at("positivePrompt");
        }
        int length = task.get("positivePrompt").textValue().length();
        if (length < MIN_PROMPT || length > model.maxPrompt()) {
            throw TaskErrorException.invalid(
                            "invalidPositivePromptLength",
                            "Invalid value for positivePrompt parameter. It must have between %s and %s characters."
                                    .formatted(MIN_PROMPT, model.maxPrompt()))
                    .at("positivePrompt");
        }
    }

    private void checkSizeIsKnown(VideoModel model, ObjectNode task) {
        boolean given = task.has("width") || task.has("height");
        int frames = task.path("frameImages").size();
        if (given && model.sizeFromFrames() > 0 && frames >= model.sizeFromFrames()) {
            throw TaskErrorException.invalid(
                            "incompatibleParameters",
                            "width and height cannot be used together with frameImages for this model.")
                    .at(List.of("width", "height", "frameImages"));
        }
        List<String> sizes = models.sizes(model.sizes());
        if (given && !sizes.contains(sizeOf(task))) {
            throw TaskErrorException.invalid(
                            "unsupportedModelResolution",
                            "Invalid value for width and height parameters. "
                                    + "This resolution is not supported by the model architecture.")
                    .at(SIZE)
                    .allowed(sizes);
        }
    }

    private BigDecimal seconds(VideoModel model, ObjectNode task) {
        BigDecimal requested = task.has("duration") ? task.get("duration").decimalValue() : model.usualSeconds();
        List<BigDecimal> allowed = model.seconds().stream()
                .filter(seconds -> !task.has("width")
                        || models.sizes(model.sizesAt(seconds)).contains(sizeOf(task)))
                .toList();
        return allowed.stream()
                .filter(seconds -> seconds.compareTo(requested) == 0)
                .findFirst()
                .orElseThrow(() -> TaskErrorException.invalid(
                                "unsupportedDuration",
                                "Invalid value for duration parameter. "
                                        + "This duration is not supported by the model architecture.")
                        .at("duration")
                        .type("float")
                        .allowed(allowed));
    }

    private static String sizeOf(JsonNode task) {
        return task.path("width").asText() + "x" + task.path("height").asText();
    }

    /// The default size: the first one, or the one closest to the ratio of the first image.
    private static String defaultSize(List<String> sizes, List<ReferenceImage> frames) {
        if (frames.isEmpty()) {
            return sizes.getFirst();
        }
        double wanted = frames.getFirst().ratio();
        return sizes.stream()
                .min(Comparator.comparingDouble(size -> Math.abs(Math.log(ratio(size) / wanted))))
                .orElseThrow();
    }

    private static double ratio(String size) {
        ClipShape shape = ClipShape.of(size, 0, false);
        return (double) shape.width() / shape.height();
    }
}
