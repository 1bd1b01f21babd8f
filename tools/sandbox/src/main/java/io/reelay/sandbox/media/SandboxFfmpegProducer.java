package io.reelay.sandbox.media;

import io.quarkus.runtime.Startup;
import io.reelay.ffmpeg.Ffmpeg;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Finds ffmpeg at startup, so that a missing ffmpeg is logged at once.
@Dependent
class SandboxFfmpegProducer {

    @Produces
    @Singleton
    @Startup
    Ffmpeg ffmpeg() {
        return Ffmpeg.locate();
    }
}
