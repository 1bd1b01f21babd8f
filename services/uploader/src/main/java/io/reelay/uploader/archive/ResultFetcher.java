package io.reelay.uploader.archive;

import io.reelay.safehttp.DownloadResult;
import io.reelay.safehttp.SafeHttpClient;
import io.reelay.safehttp.FetchLimits;
import io.reelay.safehttp.PrivateTargetAllowlist;
import io.reelay.safehttp.WebUrl;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Fetches results from where the provider keeps them. What it may reach in the private network is a list of its own:
/// opening the sandbox for results opens nothing for callers.
@Singleton
class ResultFetcher {

    private final SafeHttpClient http;
    private final FetchLimits limits;

    ResultFetcher(
            @ConfigProperty(name = "reelay.allow-private-results") Optional<String> opened,
            @ConfigProperty(name = "quarkus.application.version") String version,
            ArchiveConfig config) {
        this.http = new SafeHttpClient(PrivateTargetAllowlist.parse(opened.orElse("")), "Reelay/" + version);
        this.limits = new FetchLimits(config.maxBytes(), config.downloadTime(), config.maxRedirects());
    }

    /// @throws io.reelay.safehttp.OutboundException when it cannot be had
    DownloadResult fetch(WebUrl result, Path target) {
        return http.download(result, limits, target);
    }

    @PreDestroy
    void close() throws IOException {
        http.close();
    }
}
