package io.reelay.cli.demo;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.reelay.cli.jobs.ReelayClient;

/// One of the two jobs that the demo shows.
///
/// @param name path of its webhook URL
record DemoJob(String name, String title, ObjectNode request) {

    static DemoJob textToVideo(String callbackUrl) {
        var request = ReelayClient.JSON
                .createObjectNode()
                .put("model", "runware/google:3@2")
                .put("prompt", "a lighthouse at dusk, waves breaking, the beam sweeps over the sea")
                .put("size", "16:9")
                .put("callbackUrl", callbackUrl);
        request.putObject("metadata").put("demo", "text-to-video");
        return new DemoJob("text-to-video", "Text to video: Veo 3.1 by Runware", request);
    }

    static DemoJob imageToVideo(String callbackUrl) {
        var request = ReelayClient.JSON
                .createObjectNode()
                .put("model", "runway/gen4_turbo")
                .put("prompt", "slow push in, the lake glitters")
                .put("duration", 5)
                .put("size", "9:16")
                .put("callbackUrl", callbackUrl);
        request.putObject("metadata").put("demo", "image-to-video");
        return new DemoJob("image-to-video", "Image to video: gen4_turbo by Runway", request);
    }
}
