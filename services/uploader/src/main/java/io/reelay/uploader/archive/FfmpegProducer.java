package io.reelay.uploader.archive;

import io.quarkus.runtime.Startup;
import io.reelay.ffmpeg.Ffmpeg;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Locates ffmpeg when the service starts, so that a missing ffmpeg is reported before the first result.
@Dependent
class FfmpegProducer {

    @Produces
    @Singleton
    @Startup
    Ffmpeg ffmpeg(@ConfigProperty(name = "reelay.ffmpeg-dir") Optional<String> directory) {
        return Ffmpeg.locate(directory.orElse(""));
    }
}
