package io.reelay.sandbox.runware;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.sandbox.SandboxApiKey;
import io.reelay.sandbox.images.ReferenceImage;
import io.reelay.sandbox.settings.LiveSettings;
import io.reelay.sandbox.settings.SandboxFlag;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/// Validates frame and reference images: ids of uploads only, with limits for their number and size.
@ApplicationScoped
class FrameRules {

    private static final String FRAMES = "frameImages";
    private static final String REFERENCES = "referenceImages";
    private static final int MIN_SIDE = 300;

    private final UploadedMedia uploads;
    private final LiveSettings settings;

    FrameRules(UploadedMedia uploads, LiveSettings settings) {
        this.uploads = uploads;
        this.settings = settings;
    }

    /// The frame images in the given order.
    List<ReferenceImage> check(SandboxApiKey key, VideoModel model, ObjectNode task) {
        JsonNode frames = task.path(FRAMES);
        JsonNode references = task.path(REFERENCES);
        if (!model.makesVideoFromTextAlone() && frames.isEmpty() && references.isEmpty()) {
            throw TaskErrorException.invalid(
                            "missingFrameImages", "The frameImages parameter is required by this model.")
                    .at(FRAMES);
        }
        if (!frames.isEmpty() && !references.isEmpty()) {
            throw TaskErrorException.invalid(
                            "incompatibleParameters", "frameImages and referenceImages cannot be used together.")
                    .at(List.of(FRAMES, REFERENCES));
        }
        if (task.has(FRAMES) && (frames.isEmpty() || frames.size() > model.maxFrames() || isLoneLast(frames))) {
            throw TaskErrorException.invalidValue(FRAMES);
        }
        if (references.size() > model.maxReferences()) {
            throw TaskErrorException.invalidValue(REFERENCES);
        }
        references.forEach(reference -> image(key, reference, REFERENCES));
        List<ReferenceImage> images = new ArrayList<>();
        frames.forEach(frame -> images.add(image(key, frame.isObject() ? placed(frame) : frame, FRAMES)));
        return images;
    }

    private static boolean isLoneLast(JsonNode frames) {
        return frames.size() == 1 && frames.get(0).path("frame").asText().equals("last");
    }

    private static JsonNode placed(JsonNode frame) {
        JsonNode position = frame.path("frame");
        boolean known = position.isMissingNode()
                || position.isIntegralNumber()
                || List.of("first", "last").contains(position.asText());
        if (!known) {
            throw TaskErrorException.invalidValue(FRAMES);
        }
        return frame.path("inputImage");
    }

    private ReferenceImage image(SandboxApiKey key, JsonNode reference, String parameter) {
        String value = reference.asText();
        ReferenceImage image = (isDataUri(value) ? UploadedMedia.fromDataUri(value) : uploads.find(key, value))
                .orElseThrow(() -> TaskErrorException.invalidValue(parameter));
        if (Math.min(image.width(), image.height()) < MIN_SIDE) {
            throw TaskErrorException.invalid(
                            "invalid" + Character.toUpperCase(parameter.charAt(0)) + parameter.substring(1),
                            "Invalid value for '%s' parameter. Images must be at least %s pixels wide and high."
                                    .formatted(parameter, MIN_SIDE))
                    .at(parameter);
        }
        return image;
    }

    private boolean isDataUri(String value) {
        return value.startsWith("data:") && settings.current().on(SandboxFlag.ALLOW_DATA_URI_FRAMES);
    }
}
