package io.reelay.uploader.archive;

import io.reelay.platform.http.Downloaded;
import io.reelay.platform.http.GuardedHttp;
import io.reelay.platform.http.Limits;
import io.reelay.platform.http.PrivateTargets;
import io.reelay.platform.http.WebUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fetches results from where the provider keeps them. What it may reach in the private network is a list of its own:
/// opening the sandbox for results opens nothing for callers.
@Singleton
class ResultSource {

    private final GuardedHttp http;
    private final Limits limits;

    ResultSource(
            @ConfigProperty(name = "reelay.allow-private-results") Optional<String> opened,
            @ConfigProperty(name = "quarkus.application.version") String version,
            ArchiveConfig config) {
        this.http = new GuardedHttp(PrivateTargets.parse(opened.orElse("")), "Reelay/" + version);
        this.limits = new Limits(config.maxBytes(), config.downloadTime(), config.maxRedirects());
    }

    /// @throws io.reelay.platform.http.OutboundException when it cannot be had
    Downloaded fetch(WebUrl result, Path target) {
        return http.download(result, limits, target);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
