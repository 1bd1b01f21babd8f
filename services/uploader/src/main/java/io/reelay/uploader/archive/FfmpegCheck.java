package io.reelay.uploader.archive;

import io.reelay.ffmpeg.Ffmpeg;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/// Ready when ffmpeg and ffprobe run.
@Readiness
@ApplicationScoped
class FfmpegCheck implements HealthCheck {

    private final Ffmpeg ffmpeg;

    FfmpegCheck(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("ffmpeg and ffprobe");
        Optional<String> problem = ffmpeg.problem();
        problem.ifPresent(message -> response.withData("problem", message));
        return response.status(problem.isEmpty()).build();
    }
}
