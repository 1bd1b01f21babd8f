package io.reelay.uploader.archive;

import io.quarkus.runtime.Startup;
import io.reelay.ffmpeg.Ffmpeg;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Finds ffmpeg when the service starts, so that a missing one is known before the first result.
@Dependent
class FfmpegProducer {

    @Produces
    @Singleton
    @Startup
    Ffmpeg ffmpeg() {
        return Ffmpeg.locate();
    }
}
